FROM debian:12
HEALTHCHECK --interval=30s CMD curl --fail -s http://localhost:8080/healthz || exit 1
HEALTHCHECK CMD ["curl", "http://localhost/"]
