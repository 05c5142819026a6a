FROM debian:12 AS build
ARG DIRECTORY
WORKDIR /src
WORKDIR lib
FROM build
WORKDIR more
FROM debian:12
WORKDIR ${DIRECTORY}
FROM debian:12
WORKDIR "/app data"
FROM debian:12
WORKDIR $HOME/app
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
WORKDIR C:\\app
ONBUILD WORKDIR src
