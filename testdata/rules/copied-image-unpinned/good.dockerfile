FROM debian:latest AS build
FROM debian:12
COPY --from=build /x /x
COPY --from=ghcr.io/astral-sh/uv:0.5.1 /uv /bin/uv
COPY --from=context /x /y
