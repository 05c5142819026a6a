FROM golang:1.22 AS build
RUN go build -o /app ./...
FROM build AS test
LABEL owner=team
FROM debian:12
COPY --from=build /app /app
