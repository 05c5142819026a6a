FROM debian:12
LABEL homepage=example.com
LABEL org.opencontainers.image.source=github.com/team/app
