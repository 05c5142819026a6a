FROM golang:1.22 AS build
FROM debian:12
COPY --from=BUILD /a /b
COPY --from=0 /a /b
COPY --from=busybox:1.36 /bin/busybox /bin/
COPY --from=busybox@sha256:1f1e3e1d8f8c5a3f0f8a3f1c1b2a7a6d5e4c3b2a190807060504030201000fff / /b/
COPY a b
