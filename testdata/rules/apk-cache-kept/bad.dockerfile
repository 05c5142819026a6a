FROM alpine:3.20
RUN apk add --update curl
#       ^^^ apk-cache-kept: `apk add` without `--no-cache` keeps the index of packages
RUN apk update && apk add git
#                     ^^^ apk-cache-kept: `apk add` without `--no-cache` keeps the index of packages
