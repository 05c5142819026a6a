FROM debian:12
RUN find . -name '*.tmp' | rm
#                          ^^ pipe-unread: `rm` does not read what is piped to it
RUN cat a | echo
#           ^^^^ pipe-unread: `echo` does not read what is piped to it
