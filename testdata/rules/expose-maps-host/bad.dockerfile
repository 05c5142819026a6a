FROM debian:12
EXPOSE 8080:80 127.0.0.1:53:53/udp
#      ^^^^ expose-maps-host: `8080` is of the host, which `EXPOSE` has no say in
#              ^^^^^^^^^^^^ expose-maps-host: `127.0.0.1:53` is of the host, which `EXPOSE` has no say in
EXPOSE [::1]:80:8080
#      ^^^^^^^^ expose-maps-host: `[::1]:80` is of the host, which `EXPOSE` has no say in
