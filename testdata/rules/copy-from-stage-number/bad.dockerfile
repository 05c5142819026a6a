FROM golang:1.22
FROM debian:12
COPY --from=0 /a /b
#           ^ copy-from-stage-number: the number of a stage changes when another is added
