FROM debian:12
RUN sudo -u app make
#   ^^^^ sudo-in-run: `sudo` in a build, which `USER` gives what rights it needs
