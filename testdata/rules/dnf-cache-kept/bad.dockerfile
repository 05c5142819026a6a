FROM fedora:40
RUN dnf install -y curl
#       ^^^^^^^ dnf-cache-kept: cache of `dnf` stays in the layer
RUN microdnf upgrade -y && rm -rf /tmp/build
#            ^^^^^^^ dnf-cache-kept: cache of `dnf` stays in the layer
