FROM fedora:40
RUN dnf install curl
#       ^^^^^^^ dnf-install-asks: `dnf` waits for an answer
RUN microdnf install curl
#            ^^^^^^^ dnf-install-asks: `dnf` waits for an answer
