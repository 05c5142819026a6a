FROM golang:1.22 AS build
FROM debian:12
COPY --from=build /a /b
COPY 0 /b
