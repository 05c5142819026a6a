FROM golang:1.22 AS build
COPY --from=build /a /b
#           ^^^^^ copy-from-own-stage: the stage copies from itself
FROM debian:12
COPY --from=1 /a /b
#           ^ copy-from-own-stage: the stage copies from itself
FROM debian:12 AS Last
COPY --from=last /a /b
#           ^^^^ copy-from-own-stage: the stage copies from itself
