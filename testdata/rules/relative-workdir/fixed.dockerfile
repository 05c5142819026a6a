FROM debian:12 AS build
WORKDIR /src
WORKDIR /src/lib
FROM build
WORKDIR /src/more
