FROM debian:12 AS build
ENTRYPOINT ["app"]
RUN true
ENTRYPOINT ["app"]
#~ entrypoint-overridden: `ENTRYPOINT` overrides an earlier one of its stage
entrypoint ["app"]
#~ entrypoint-overridden: `ENTRYPOINT` overrides an earlier one of its stage
