FROM debian:12 AS build
FROM scratch
COPY --from=build /usr/bin/app /
COPY --from=build / /rootfs/
COPY / /
