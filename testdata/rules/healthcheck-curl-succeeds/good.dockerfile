FROM debian:12
HEALTHCHECK CMD curl -fsS http://localhost/ || exit 1
HEALTHCHECK CMD curl --fail http://localhost/
HEALTHCHECK CMD curl -s http://localhost/ | grep -q ok
HEALTHCHECK CMD curl -s -o /dev/null -w '%{http_code}' http://localhost/
HEALTHCHECK CMD test "$(curl -s http://localhost/)" = ok
RUN curl http://localhost
