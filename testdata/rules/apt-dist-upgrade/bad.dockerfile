FROM debian:12
RUN apt-get update && apt-get dist-upgrade -y
#                             ^^^^^^^^^^^^ apt-dist-upgrade: `apt-get dist-upgrade` replaces what the base image was tested with
RUN apt-get update && apt-get -y full-upgrade
#                                ^^^^^^^^^^^^ apt-dist-upgrade: `apt-get full-upgrade` replaces what the base image was tested with
