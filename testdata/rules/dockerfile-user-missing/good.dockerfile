ARG BASE
FROM golang:1.23 AS build
RUN go build -o /app .
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /app /app
FROM cgr.dev/chainguard/python:latest
COPY app.py /
FROM $BASE
COPY --from=build /app /app
FROM scratch
COPY --from=build /app /app
FROM debian:12 AS base
USER 1000
FROM base
COPY --from=build /app /app
FROM golang:1.23 AS test
RUN go test ./...
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
COPY --from=build /app /app
FROM base
CMD ["/app"]
FROM haproxy:3.1
COPY haproxy.cfg /usr/local/etc/haproxy/haproxy.cfg
FROM base
CMD ["/app"]
