FROM debian:12
LABEL homepage=example.com
#              ^^^^^^^^^^^ image-label-not-url: `example.com` is no address
LABEL org.opencontainers.image.source=github.com/team/app
