# docker build .                  one program in an empty image
# docker build --target shell .   with a shell and git, as CI jobs want

FROM debian:12.11-slim AS build
WORKDIR /source
COPY dependencies.tsv dev CMakeLists.txt CMakePresets.json ./
# Installed before the sources come, so that a change of those does not fetch anything anew.
RUN ./dev install
COPY linter/ linter/
COPY rules/ rules/
RUN ./dev build && cmake --install build/release --prefix /installed --strip --component program

FROM debian:12.11-slim AS shell
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates git \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /installed/ /usr/
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/usr/bin/shoal"]
CMD ["check"]

FROM scratch AS shoal
COPY --from=build /installed/bin/shoal /usr/bin/shoal
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/usr/bin/shoal"]
CMD ["check"]
