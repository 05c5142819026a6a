FROM debian:12
RUN apt-get update && apt-get install -y curl
RUN apt-get update && apt-get upgrade -y
RUN apt-get update && ./install.sh
RUN --mount=type=cache,target=/var/lib/apt apt-get update
RUN echo apt-get update
RUN git submodule update && pip install --upgrade pip
FROM alpine:3.20
RUN apk update && apk add curl
ONBUILD RUN apk add --update curl
