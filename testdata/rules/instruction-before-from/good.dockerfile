# A comment.
ARG VERSION=12
FROM debian:${VERSION}
RUN echo fine
