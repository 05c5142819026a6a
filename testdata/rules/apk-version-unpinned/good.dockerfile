FROM alpine:3.20
RUN apk add --no-cache curl=8.9.0-r0 git~2.45 "jq>1.7" ./local.apk
RUN apk del curl
RUN apk update
