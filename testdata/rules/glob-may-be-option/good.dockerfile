FROM debian:12
RUN rm ./*.tmp /tmp/* -- *.log
RUN echo * && printf '%s' *
RUN for file in *; do cat "$file"; done
RUN [ -f *.c ] || case a in *) make ;; esac
RUN find . -name '*.c' a*
