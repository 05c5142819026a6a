FROM debian:12
ARG VERSION
ENV LANG=C.UTF-8 GREETING="good morning"
LABEL description="what it does"
ENV EMPTY=
