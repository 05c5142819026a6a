FROM debian:12
RUN apt update && apt install -y curl
#   ^^^ apt-in-script: `apt` is made for people, not for scripts
#                 ^^^ apt-in-script: `apt` is made for people, not for scripts
RUN apt list --installed
#   ^^^ apt-in-script: `apt` is made for people, not for scripts
