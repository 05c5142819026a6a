FROM debian:12
RUN make > log 2>&1 & echo a
SHELL ["/bin/bash", "-c"]
RUN make &> log
