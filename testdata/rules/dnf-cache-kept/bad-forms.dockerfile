FROM fedora:40
RUN ["dnf", "install", "-y", "curl"]
#           ^^^^^^^^^ dnf-cache-kept: cache of `dnf` stays in the layer
RUN <<EOF
dnf install -y curl
#   ^^^^^^^ dnf-cache-kept: cache of `dnf` stays in the layer
EOF
RUN (dnf install -y curl)
#        ^^^^^^^ dnf-cache-kept: cache of `dnf` stays in the layer
RUN dnf install -y curl || true
#       ^^^^^^^ dnf-cache-kept: cache of `dnf` stays in the layer
