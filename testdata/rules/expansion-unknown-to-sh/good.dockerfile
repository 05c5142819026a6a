FROM debian:12
ARG NAME
RUN make "${NAME:-a/b}" "${NAME%/*}" "${NAME##*/}" "${NAME:+c}" "${#NAME}"
SHELL ["/bin/bash", "-c"]
RUN make "${NAME/a/b}"
