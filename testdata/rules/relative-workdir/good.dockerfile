FROM debian:12 AS build
WORKDIR src
FROM debian:12
WORKDIR /src
WORKDIR /src/lib
WORKDIR $NEXT
