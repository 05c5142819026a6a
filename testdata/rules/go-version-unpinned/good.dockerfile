FROM golang:1.22
RUN go install golang.org/x/tools/cmd/goimports@v0.19.0
RUN go install -ldflags "-s -w" ./cmd/server
RUN go run main.go input.txt
RUN go build example.com/team/tool
