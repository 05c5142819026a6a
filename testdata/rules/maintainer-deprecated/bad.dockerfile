FROM debian:12
MAINTAINER Jo Example <jo@example.com>
#~ maintainer-deprecated: `MAINTAINER` is deprecated
maintainer "The team"
#~ maintainer-deprecated: `MAINTAINER` is deprecated
MAINTAINER "Jo" and "Al"
#~ maintainer-deprecated: `MAINTAINER` is deprecated
