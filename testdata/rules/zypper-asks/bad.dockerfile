FROM opensuse/leap:15.6
RUN zypper install curl
#          ^^^^^^^ zypper-asks: `zypper` waits for an answer
RUN zypper rm vim
#          ^^ zypper-asks: `zypper` waits for an answer
