FROM golang:1.23 AS build
RUN go build -o /app .
FROM debian:12
#~ dockerfile-healthcheck-missing: nothing tells Docker whether the container works
COPY --from=build /app /app
CMD ["/app"]
