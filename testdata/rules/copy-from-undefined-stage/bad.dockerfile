FROM golang:1.22 AS build
FROM debian:12
COPY --from=biuld /a /b
#           ^^^^^ copy-from-undefined-stage: no stage before this one is called `biuld`
COPY --from=7 /a /b
#           ^ copy-from-undefined-stage: no stage before this one is called `7`
COPY --from=team/tools /a /b
#           ^^^^^^^^^^ copy-from-undefined-stage: image `team/tools` has no tag
COPY --from=later /a /b
#           ^^^^^ copy-from-undefined-stage: no stage before this one is called `later`
FROM debian:12 AS later
