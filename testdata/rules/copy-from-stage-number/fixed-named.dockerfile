FROM golang:1.22 AS build
FROM golang:1.22 AS again
FROM golang:1.22 AS again
FROM debian:12
COPY --from=build /a /b
COPY --from=1 /a /c
COPY --link --from=again /a /d
