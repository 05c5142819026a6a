FROM debian:12
RUN make > log 2>&1
RUN make all >/dev/null 2>&1 && echo done
