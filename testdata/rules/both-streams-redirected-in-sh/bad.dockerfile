FROM debian:12
RUN make &> log
#        ^^ both-streams-redirected-in-sh: `&>` is not known to every `sh`
RUN make all &>/dev/null && echo done
#            ^^ both-streams-redirected-in-sh: `&>` is not known to every `sh`
