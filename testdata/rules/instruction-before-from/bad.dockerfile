ARG VERSION=12
RUN echo early
#~ instruction-before-from: no build stage in current context
LABEL a=b
#~ instruction-before-from: no build stage in current context
FROM debian:${VERSION}
RUN echo fine
