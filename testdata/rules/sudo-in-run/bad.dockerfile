FROM debian:12
RUN sudo apt-get update && /usr/bin/sudo -E apt-get install -y make
#   ^^^^ sudo-in-run: `sudo` in a build, which `USER` gives what rights it needs
#                          ^^^^^^^^^^^^^ sudo-in-run: `sudo` in a build, which `USER` gives what rights it needs
