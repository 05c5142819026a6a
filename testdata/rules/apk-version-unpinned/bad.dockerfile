FROM alpine:3.20
RUN apk add --no-cache curl git=2.45.2-r0
#                      ^^^^ apk-version-unpinned: version of `curl` is not pinned
RUN apk --update add --virtual .build-deps gcc
#                                          ^^^ apk-version-unpinned: version of `gcc` is not pinned
