FROM debian:12
RUN apt-get update && apt-get install curl
#                             ^^^^^^^ apt-install-asks: `apt-get install` waits for an answer
RUN apt-get -q install curl
#              ^^^^^^^ apt-install-asks: `apt-get install` waits for an answer
