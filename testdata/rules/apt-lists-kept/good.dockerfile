FROM debian:12 AS build
RUN apt-get update && apt-get install -y gcc
FROM debian:12
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
RUN apt-get update && apt-get install -y jq && rm -rf /var/lib/apt/
RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt \
    apt-get update && apt-get install -y git
RUN apt-get install -y vim
COPY --from=build /usr/bin/gcc /usr/bin/gcc

FROM debian:12.8
RUN apt-get update && apt-get install -y curl=8.0 && cd /var/lib && rm -rf apt dpkg
