FROM debian:12 AS build
HEALTHCHECK CMD ["check"]
RUN true
HEALTHCHECK CMD ["check"]
#~ healthcheck-overridden: `HEALTHCHECK` overrides an earlier one of its stage
healthcheck CMD ["check"]
#~ healthcheck-overridden: `HEALTHCHECK` overrides an earlier one of its stage
