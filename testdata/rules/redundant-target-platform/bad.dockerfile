FROM --platform=$TARGETPLATFORM golang:1.22 AS build
FROM --platform=${TARGETPLATFORM} debian:12
