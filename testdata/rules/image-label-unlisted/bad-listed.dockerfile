FROM debian:12
LABEL owner=team \
      "source"="https://example.com/app" \
      org.opencontainers.image.sources=https://example.com/app
