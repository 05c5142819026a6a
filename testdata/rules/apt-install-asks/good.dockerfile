FROM debian:12
RUN apt-get install -y curl
RUN apt-get -qq install curl
RUN apt-get -q=2 install curl
RUN apt-get --assume-yes install curl
RUN apt-get update
