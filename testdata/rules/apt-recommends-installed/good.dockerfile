FROM debian:12
RUN apt-get install -y --no-install-recommends curl
RUN apt-get install -y -o APT::Install-Recommends=false curl
RUN apt-get remove -y curl
