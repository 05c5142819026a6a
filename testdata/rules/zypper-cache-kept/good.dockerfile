FROM opensuse/leap:15.6 AS build
RUN zypper -n install gcc
FROM opensuse/leap:15.6
RUN zypper -n install curl && zypper clean --all
RUN --mount=type=cache,target=/var/cache/zypp zypper -n in git
RUN zypper -n remove curl
COPY --from=build /app /app
