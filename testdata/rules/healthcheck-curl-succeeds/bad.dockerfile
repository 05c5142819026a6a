FROM debian:12
HEALTHCHECK --interval=30s CMD curl -s http://localhost:8080/healthz || exit 1
#                              ^^^^ healthcheck-curl-succeeds: `curl` succeeds whatever the server answers: no `--fail`
HEALTHCHECK CMD ["curl", "http://localhost/"]
#                ^^^^^^ healthcheck-curl-succeeds: `curl` succeeds whatever the server answers: no `--fail`
