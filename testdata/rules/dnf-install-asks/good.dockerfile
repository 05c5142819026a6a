FROM fedora:40
RUN dnf install -y curl
RUN microdnf -y install curl
RUN dnf makecache
