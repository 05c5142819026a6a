FROM debian:12
LABEL org.opencontainers.image.created=2026-03-01
LABEL org.opencontainers.image.created="2026-02-29T12:00:00Z"
LABEL org.opencontainers.image.created="2026-03-01T12:00:00"
