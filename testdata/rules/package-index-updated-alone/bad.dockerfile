FROM debian:12
RUN apt-get update
RUN apt-get install -y curl
RUN set -ex; apt-get -q update && rm -rf /tmp/x
FROM alpine:3.20
RUN apk update
RUN apk add curl
FROM opensuse/leap:15
RUN zypper --non-interactive refresh
