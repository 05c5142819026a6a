# Which release of the base image, and where it comes from.

ARG VERSION=12
# Anything at all.
# GROUP_ID is the group that files belong to.
ARG USER_ID GROUP_ID
# build compiles.
FROM debian:$VERSION AS build
# A stage without a name.
FROM debian:12
#
ARG EMPTY
# A comment for
RUN echo one
ARG LAST
