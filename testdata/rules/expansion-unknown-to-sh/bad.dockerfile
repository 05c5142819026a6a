FROM debian:12
ARG NAME
RUN make ${NAME/a/b} "${NAME:0:2}"
#        ^^^^^^^^^^^ expansion-unknown-to-sh: this expansion of `NAME` is not known to every `sh`
RUN upper=${NAME^^} && make "${!upper}"
#         ^^^^^^^^^ expansion-unknown-to-sh: this expansion of `NAME` is not known to every `sh`
#                            ^^^^^^^^^ expansion-unknown-to-sh: this expansion of `upper` is not known to every `sh`
RUN echo "${list[0]}"
#         ^^^^^^^^^^ expansion-unknown-to-sh: this expansion of `list` is not known to every `sh`
