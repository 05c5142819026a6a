ARG MACHINE=arm64
FROM --platform=linux/amd64 golang:1.22 AS build
#               ^^^^^^^^^^^ platform-set-in-from: the image is `linux/amd64` on every platform
FROM --platform=linux/$MACHINE golang:1.22 AS other
#               ^^^^^^^^^^^^^^ platform-set-in-from: `linux/$MACHINE` is not the platform that the build is asked for
FROM --platform=linux/arm/v7 debian:12
#               ^^^^^^^^^^^^ platform-set-in-from: the image is `linux/arm/v7` on every platform
