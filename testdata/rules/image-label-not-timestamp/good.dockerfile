FROM debian:12
ARG BUILD_DATE=unknown
LABEL org.opencontainers.image.created=$BUILD_DATE
LABEL org.opencontainers.image.created=2028-02-29T23:59:60.125+02:00
LABEL org.opencontainers.image.created="2026-03-01 12:00:00Z"
LABEL created=yesterday
