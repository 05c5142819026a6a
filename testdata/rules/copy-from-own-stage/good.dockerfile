FROM golang:1.22 AS build
FROM debian:12 AS last
COPY --from=build /a /b
COPY --from=0 /a /b
COPY last /b
