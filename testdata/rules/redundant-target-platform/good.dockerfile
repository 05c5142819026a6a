FROM --platform=$BUILDPLATFORM golang:1.22 AS build
FROM --platform=${TARGETPLATFORM:-linux/amd64} golang:1.22 AS other
FROM debian:12
COPY --from=build /app /app
