FROM debian:12 AS build
CMD ["app"]
RUN true
CMD ["app"]
#~ cmd-overridden: `CMD` overrides an earlier one of its stage
cmd ["app"]
#~ cmd-overridden: `CMD` overrides an earlier one of its stage
