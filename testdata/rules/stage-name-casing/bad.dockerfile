FROM golang:1.22 AS Builder
RUN go build -o /app ./...

FROM Builder AS builderTests
RUN go test ./...

FROM debian:12
COPY --from=Builder /app /app
RUN --mount=type=bind,from=BUILDER,target=/src ls /src
COPY --from=0 /etc/passwd /etc/passwd
