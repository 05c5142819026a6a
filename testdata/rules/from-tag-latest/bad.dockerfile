ARG TAG=latest
#       ^^^^^^ from-tag-latest: `node:latest` is another image tomorrow
FROM golang:latest AS build
#           ^^^^^^ from-tag-latest: `golang:latest` is another image tomorrow
FROM registry.example.com:5000/team/base:latest AS base
#                                        ^^^^^^ from-tag-latest: `registry.example.com:5000/team/base:latest` is another image tomorrow
FROM --platform=$BUILDPLATFORM node:${TAG}
FROM node:${TAG} AS again
