FROM fedora:40
RUN ["dnf", "install", "-y", "curl"]
RUN <<EOF
dnf install -y curl
EOF
RUN (dnf install -y curl)
RUN dnf install -y curl || true && dnf clean all
