FROM debian:12 AS build
CMD ["app"]
ONBUILD CMD ["app"]
FROM build
CMD ["app"]
