FROM debian:12 AS base
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
FROM base
RUN apt update && apt install -y git && rm -rf /tmp/build && rm -rf /var/lib/apt/lists/*
