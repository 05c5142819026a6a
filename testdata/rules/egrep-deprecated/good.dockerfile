FROM debian:12
RUN grep -E '^a|b' file && echo egrep
