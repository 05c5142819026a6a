FROM alpine:3.20
RUN apk add --no-cache --update curl
RUN apk update && apk add --no-cache git
