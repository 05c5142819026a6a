FROM golang:1.22 AS build
FROM golang:1.22 AS again
FROM golang:1.22 AS again
FROM debian:12
COPY --from=0 /a /b
#           ^ copy-from-stage-number: the number of a stage changes when another is added
COPY --from=1 /a /c
#           ^ copy-from-stage-number: the number of a stage changes when another is added
COPY --link --from=2 /a /d
#                  ^ copy-from-stage-number: the number of a stage changes when another is added
