FROM golang:1.22 AS build
FROM node:20 AS Build
#               ^^^^^ stage-name-duplicate: another stage is called `Build`
FROM debian:12 AS build
#                 ^^^^^ stage-name-duplicate: another stage is called `build`
