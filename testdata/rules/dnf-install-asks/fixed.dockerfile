FROM fedora:40
RUN dnf install -y curl
RUN microdnf install -y curl
