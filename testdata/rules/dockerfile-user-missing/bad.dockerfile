FROM golang:1.23 AS build
RUN go build -o /app .
FROM scratch AS small
#    ^^^^^^^ dockerfile-user-missing: the image runs as root, as no `USER` is set
COPY --from=build /app /app
ENTRYPOINT ["/app"]
FROM debian:12
#    ^^^^^^^^^ dockerfile-user-missing: the image runs as root, as no `USER` is set
COPY --from=build /app /app
FROM registry.example.org/team/base:1
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dockerfile-user-missing: the image runs as root unless `registry.example.org/team/base:1` sets a user
COPY --from=build /app /app
