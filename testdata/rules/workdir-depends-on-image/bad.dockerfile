FROM debian:12 AS build
WORKDIR src
#       ^^^ workdir-depends-on-image: where `src` is depends on the base image
WORKDIR lib
FROM debian:12
ENV DIRECTORY=app
WORKDIR ${DIRECTORY}
#       ^^^^^^^^^^^^ workdir-depends-on-image: where `${DIRECTORY}` is depends on the base image
FROM debian:12
WORKDIR "app data"
#       ^^^^^^^^^^ workdir-depends-on-image: where `"app data"` is depends on the base image
