FROM golang:1.23
COPY go.mod go.sum ./
RUN go mod download
#          ^^^^^^^^ go-cache-kept: cache of `go` stays in the layer
RUN go clean -modcache && CGO_ENABLED=0 go build -o /app ./cmd/app
#                                          ^^^^^ go-cache-kept: cache of `go` stays in the layer
RUN go install golang.org/x/tools/cmd/stringer@v0.28.0 && rm -rf /usr/local/go/doc
#      ^^^^^^^ go-cache-kept: cache of `go` stays in the layer
CMD ["/app"]
