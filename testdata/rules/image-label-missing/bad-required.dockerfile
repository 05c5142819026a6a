FROM golang:1.22 AS build
RUN go build -o /app ./...
FROM build AS test
#    ^^^^^ image-label-missing: label `contact` is missing
LABEL owner=team
FROM debian:12
#    ^^^^^^^^^ image-label-missing: labels `owner`, `contact` are missing
COPY --from=build /app /app
