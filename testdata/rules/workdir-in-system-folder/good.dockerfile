FROM debian:12
WORKDIR /
WORKDIR /etc/nginx
WORKDIR /device
WORKDIR /usr/lib/app
WORKDIR $HOME
