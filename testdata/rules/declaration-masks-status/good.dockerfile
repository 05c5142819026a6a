FROM debian:12
RUN VERSION=$(cat version) && export VERSION && make
RUN export A=1 B="$HOME" C=$((1 + 2))
SHELL ["/bin/bash", "-c"]
RUN build() { local -r name=$(hostname); }; build
