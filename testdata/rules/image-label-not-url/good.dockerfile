FROM debian:12
ARG SOURCE=none
LABEL org.opencontainers.image.source="https://github.com/team/app#main" \
      org.opencontainers.image.url=$SOURCE \
      org.opencontainers.image.documentation="mailto:team@example.com" \
      org.opencontainers.image.title=app
LABEL org.opencontainers.image.url=""
