FROM debian:12
RUN if [[ -f a ]]; then make; fi
#      ^^ double-bracket-in-sh: `[[` is not known to every `sh`
SHELL ["/bin/sh", "-c"]
RUN [[ a = a ]] && make
#   ^^ double-bracket-in-sh: `[[` is not known to every `sh`
SHELL ["/bin/dash", "-c"]
RUN [[ a = a ]] && make
#   ^^ double-bracket-in-sh: `[[` is not known to every `sh`
