FROM fedora:40
RUN dnf install -y curl && dnf clean all
RUN microdnf upgrade -y && rm -rf /tmp/build && microdnf clean all
