FROM debian:12
RUN apt-get update && apt-get install -y curl
#           ^^^^^^ apt-lists-kept: lists of packages stay in the layer
RUN apt-get install -y git
RUN apt-get update
#           ^^^^^^ apt-lists-kept: lists of packages stay in the layer
