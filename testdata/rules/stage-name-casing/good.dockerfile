FROM golang:1.22 AS build-1.22_x
FROM registry.example.com/Team:Latest
FROM debian:12
COPY --from=BUILD-1.22_x /app /app
