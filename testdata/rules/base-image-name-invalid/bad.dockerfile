ARG VERSION
ARG REGISTRY=Registry.Example.Com
FROM debian:$VERSION AS build
FROM $REGISTRY/team/App:1.0 AS app
FROM debian:
FROM debian@sha256:3b1c
FROM debian:12:slim
FROM debian__-12
