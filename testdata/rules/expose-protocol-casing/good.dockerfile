FROM debian:12
EXPOSE 80/tcp 53/udp 22 132/sctp
