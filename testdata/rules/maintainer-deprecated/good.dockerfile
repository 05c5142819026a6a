FROM debian:12
LABEL org.opencontainers.image.authors="Jo Example <jo@example.com>"
LABEL maintainer="jo@example.com"
