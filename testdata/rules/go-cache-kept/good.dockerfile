FROM golang:1.23 AS build
RUN go build -o /app ./cmd/app
FROM golang:1.23
COPY --from=build /app /app
RUN go install golang.org/x/tools/cmd/stringer@v0.28.0 && go clean -cache -modcache
RUN go build -o /app . && rm -rf /root/.cache/go-build /go/pkg
RUN go build -o /app . && rm -rf "$GOPATH"
RUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod go build -o /app .
RUN GOCACHE=/tmp/go go build . && rm -rf /tmp/go
RUN go version && go env -w GOFLAGS=-mod=mod && go vet ./...
RUN --mount=type=cache,target=/root/.cache --mount=type=cache,target=/go go build -o /app .
