ARG TAG
ARG VARIANT=slim
FROM golang:1.22 AS build
FROM golang:latest@sha256:1f1e3e1d8f8c5a3f0f8a3f1c1b2a7a6d5e4c3b2a190807060504030201000fff AS pinned
FROM debian:${TAG} AS chosen
FROM debian:latest-${VARIANT}
FROM build
COPY --from=pinned /latest /latest
