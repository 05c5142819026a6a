FROM debian:12
RUN dpkg -l | sudo cp b c | wc -l
#                  ^^ pipe-unread: `cp` does not read what is piped to it
