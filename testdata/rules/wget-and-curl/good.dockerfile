FROM debian:12
RUN apt-get update && apt-get install -y wget curl
RUN wget -q https://example.com/a
FROM alpine:3.20
RUN curl -fsSLO https://example.com/b
HEALTHCHECK CMD wget -q -O /dev/null http://localhost:8080/
