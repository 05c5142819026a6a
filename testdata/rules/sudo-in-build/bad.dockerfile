FROM debian:12
RUN sudo apt-get update
#   ^^^^ sudo-in-build: `sudo` in a build
RUN sudo -E -u app make
#   ^^^^ sudo-in-build: `sudo` in a build
