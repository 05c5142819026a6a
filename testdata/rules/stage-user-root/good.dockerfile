FROM debian:12 AS parent
USER root
RUN true
USER 1000
FROM parent
USER root
