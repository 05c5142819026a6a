FROM debian:12
ARG MODE
RUN if [ "$MODE" == fast ]; then make; fi
#                ^^ double-equals-in-sh: `==` is not known to every `sh`
RUN test "$MODE" == fast
#                ^^ double-equals-in-sh: `==` is not known to every `sh`
RUN [[ "$MODE" == fast ]]
#              ^^ double-equals-in-sh: `==` is not known to every `sh`
