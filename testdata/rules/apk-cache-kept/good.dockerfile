FROM alpine:3.20 AS certs
RUN apk add ca-certificates
FROM alpine:3.20
RUN apk add --no-cache curl
RUN --mount=type=cache,target=/var/cache/apk apk add git
RUN apk del curl
RUN apk add --update git && rm -rf /var/cache/apk/*
COPY --from=certs /etc/ssl/certs /etc/ssl/certs
