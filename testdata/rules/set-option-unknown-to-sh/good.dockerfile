FROM debian:12
RUN set -eu -o errexit -o "$OPTION"; make
RUN set -- curl -o file
RUN bash -c 'set -o pipefail'
SHELL ["/bin/bash", "-c"]
RUN set -o pipefail && make | tee log
