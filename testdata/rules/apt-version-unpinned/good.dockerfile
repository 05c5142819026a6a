FROM debian:12
RUN apt-get update && apt-get install -y curl=7.88.1-10 golang/bookworm ./tool.deb
RUN apt-get install -y --fix-broken
RUN apt-get remove -y curl
RUN apt-cache policy curl
CMD apt-get install -y curl
