FROM debian:12
LABEL org.opencontainers.image.source=github.com/team/app \
      org.opencontainers.image.url="https://" \
      "org.opencontainers.image.documentation"="https://example.com/the app"
