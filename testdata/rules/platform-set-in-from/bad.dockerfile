ARG MACHINE=arm64
FROM --platform=linux/amd64 golang:1.22 AS build
FROM --platform=linux/$MACHINE golang:1.22 AS other
FROM --platform=linux/arm/v7 debian:12
