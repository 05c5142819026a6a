FROM debian:12
ARG VERSION=head
LABEL version=1.2.3
LABEL version=1.0.0-rc.1.x-y+build.05 
LABEL version=$VERSION
