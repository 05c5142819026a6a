FROM fedora:40 AS build
RUN dnf install -y gcc
FROM fedora:40
RUN dnf install -y curl && dnf clean all
RUN dnf -y upgrade && rm -rf /var/cache/*
RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y git
RUN dnf remove -y curl
COPY --from=build /app /app
