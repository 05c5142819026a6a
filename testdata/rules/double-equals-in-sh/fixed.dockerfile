FROM debian:12
ARG MODE
RUN if [ "$MODE" = fast ]; then make; fi
RUN test "$MODE" = fast
RUN [[ "$MODE" == fast ]]
