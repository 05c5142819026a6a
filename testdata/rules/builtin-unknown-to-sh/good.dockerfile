FROM debian:12
RUN bash -c 'shopt -s globstar' && echo let
SHELL ["/bin/bash", "-c"]
RUN pushd /src && make
