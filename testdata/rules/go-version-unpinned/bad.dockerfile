FROM golang:1.22
RUN go install golang.org/x/tools/cmd/goimports@latest
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-version-unpinned: version of `golang.org/x/tools/cmd/goimports@latest` is not pinned
RUN go get -u example.com/team/tool example.com/team/other@v1.2.3
#             ^^^^^^^^^^^^^^^^^^^^^ go-version-unpinned: version of `example.com/team/tool` is not pinned
RUN go run example.com/team/gen input.txt
#          ^^^^^^^^^^^^^^^^^^^^ go-version-unpinned: version of `example.com/team/gen` is not pinned
