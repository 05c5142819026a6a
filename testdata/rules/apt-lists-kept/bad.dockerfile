FROM debian:12 AS base
RUN apt-get update && apt-get install -y curl
#           ^^^^^^ apt-lists-kept: lists of packages stay in the layer
FROM base
RUN apt update && apt install -y git && rm -rf /tmp/build
#       ^^^^^^ apt-lists-kept: lists of packages stay in the layer
