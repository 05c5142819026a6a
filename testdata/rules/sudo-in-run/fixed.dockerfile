FROM debian:12
RUN apt-get update && /usr/bin/sudo -E apt-get install -y make
