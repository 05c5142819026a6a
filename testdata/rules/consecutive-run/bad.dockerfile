FROM debian:12
RUN apt-get update
# A comment changes nothing.
RUN apt-get install -y curl
#~ consecutive-run: `RUN` follows another that it could be joined with
RUN ["touch", "/ready"]
#~ consecutive-run: `RUN` follows another that it could be joined with
RUN sh -c 'echo one && echo two'
#~ consecutive-run: `RUN` follows another that it could be joined with
RUN if [ -e /etc/motd ]; then rm /etc/motd; fi
#~ consecutive-run: `RUN` follows another that it could be joined with
