FROM golang:1.22 AS builder
RUN go build -o /app ./...

FROM builder AS buildertests
RUN go test ./...

FROM debian:12
COPY --from=builder /app /app
RUN --mount=type=bind,from=builder,target=/src ls /src
COPY --from=0 /etc/passwd /etc/passwd
