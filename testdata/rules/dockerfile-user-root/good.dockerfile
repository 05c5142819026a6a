FROM debian:12 AS build
USER root
FROM debian:12
USER root
RUN true
COPY --from=0 /app /app
USER 1000
FROM debian:12 AS parent
USER root
FROM parent
USER app
FROM debian:12
USER $SOMEBODY
