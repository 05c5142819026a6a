ARG HOST=quay.example.org
#        ^^^^^^^^^^^^^^^^ registry-untrusted: `quay.example.org` is no trusted registry
FROM golang:1.22 AS build
#    ^^^^^^^^^^^ registry-untrusted: `golang:1.22` comes from Docker Hub, which is not trusted
FROM ghcr.io/team/app:1.0
#    ^^^^^^^ registry-untrusted: `ghcr.io` is no trusted registry
FROM $HOST/team/app:1.0
COPY --from=docker.io/library/busybox:1.36 /bin/busybox /bin/
#           ^^^^^^^^^ registry-untrusted: `docker.io` is no trusted registry
RUN --mount=type=bind,from=elsewhere.example.org/tools:1,target=/tools /tools/run
#                          ^^^^^^^^^^^^^^^^^^^^^ registry-untrusted: `elsewhere.example.org` is no trusted registry
