ARG TAG
FROM debian:12@sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d AS base
FROM base
COPY --from=base /x /y
FROM debian:$TAG
FROM scratch
