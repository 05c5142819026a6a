FROM debian:12 AS build
ENTRYPOINT ["app"]
ONBUILD ENTRYPOINT ["app"]
FROM build
ENTRYPOINT ["app"]
