# Which release of the base image.
#~ definition-description-unnamed: does not begin with `VERSION`, so it describes nothing
ARG VERSION=12
# The same for both.
#~ definition-description-unnamed: does not begin with `USER_ID` or `GROUP_ID`, so it describes nothing
ARG USER_ID GROUP_ID
# VERSION of the compiler
#~ definition-description-unnamed: does not begin with `build`, so it describes nothing
FROM debian:$VERSION AS build
