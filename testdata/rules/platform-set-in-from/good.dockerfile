FROM --platform=$BUILDPLATFORM golang:1.22 AS build
FROM --platform=${TARGETPLATFORM} golang:1.22 AS other
FROM --platform=linux/amd64 golang:1.22 AS build-amd64
FROM --platform=windows/arm64 golang:1.22 AS windows
FROM debian:12
