FROM golang:1.22 AS Builder
#                   ^^^^^^^ stage-name-casing: stage `Builder` is `builder` to BuildKit
RUN go build -o /app ./...

FROM Builder AS builderTests
#               ^^^^^^^^^^^^ stage-name-casing: stage `builderTests` is `buildertests` to BuildKit
RUN go test ./...

FROM debian:12
COPY --from=Builder /app /app
RUN --mount=type=bind,from=BUILDER,target=/src ls /src
COPY --from=0 /etc/passwd /etc/passwd
