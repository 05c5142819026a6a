FROM debian:12 AS labelled
LABEL owner=team
FROM golang:1.22 AS build
RUN go build -o /app ./...
FROM labelled
LABEL contact=team@example.com
COPY --from=build /app /app
