# syntax=docker/dockerfile:1
FROM alpine:3.20
RUN --mount=type=cache,target=/var/cache/apk apk add curl
COPY --link <<EOF /etc/motd
welcome
EOF
ENTRYPOINT ["/app"]
