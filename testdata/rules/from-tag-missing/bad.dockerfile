ARG BASE=debian
#        ^^^^^^ from-tag-missing: `debian` has no tag
FROM golang AS build
#    ^^^^^^ from-tag-missing: `golang` has no tag
FROM registry.example.com:5000/team/base AS base
#                              ^^^^^^^^^ from-tag-missing: `registry.example.com:5000/team/base` has no tag
FROM ${BASE}
FROM library/$BASE
#    ^^^^^^^^^^^^^ from-tag-missing: `library/debian` has no tag
