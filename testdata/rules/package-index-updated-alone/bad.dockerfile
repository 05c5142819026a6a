FROM debian:12
RUN apt-get update
#   ^^^^^^^ package-index-updated-alone: the index that `apt-get` fetches is cached, and used by another `RUN` if at all
RUN apt-get install -y curl
RUN set -ex; apt-get -q update && rm -rf /tmp/x
#            ^^^^^^^ package-index-updated-alone: the index that `apt-get` fetches is cached, and used by another `RUN` if at all
FROM alpine:3.20
RUN apk update
#   ^^^ package-index-updated-alone: the index that `apk` fetches is cached, and used by another `RUN` if at all
RUN apk add curl
FROM opensuse/leap:15
RUN zypper --non-interactive refresh
#   ^^^^^^ package-index-updated-alone: the index that `zypper` fetches is cached, and used by another `RUN` if at all
