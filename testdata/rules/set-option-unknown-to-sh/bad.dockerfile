FROM debian:12
RUN set -o pipefail && make | tee log
#          ^^^^^^^^ set-option-unknown-to-sh: option `pipefail` is not known to every `sh`
RUN set -euxo pipefail; make
#             ^^^^^^^^ set-option-unknown-to-sh: option `pipefail` is not known to every `sh`
