FROM debian:12
ARG KEY
LABEL owner=team "org.opencontainers.image.source"="https://example.com/app"
LABEL $KEY=value
