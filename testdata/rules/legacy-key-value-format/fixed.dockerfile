FROM debian:12
ENV LANG=C.UTF-8
ENV GREETING="good morning"
LABEL description="what it does"
ENV PATH=/opt/bin:$PATH
ENV MODE = fast
ENV MESSAGE too \
    late
