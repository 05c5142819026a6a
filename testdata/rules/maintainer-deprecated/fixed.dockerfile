FROM debian:12
LABEL org.opencontainers.image.authors="Jo Example <jo@example.com>"
label org.opencontainers.image.authors="The team"
MAINTAINER "Jo" and "Al"
