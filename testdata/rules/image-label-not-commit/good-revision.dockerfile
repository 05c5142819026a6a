FROM debian:12
ARG REVISION
LABEL revision=3b1c9a1
LABEL revision=9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c
LABEL revision=$REVISION branch=main
