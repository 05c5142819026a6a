FROM debian:12
EXPOSE 80/TCP 53/Udp 54/udp
#         ^^^ expose-protocol-casing: `TCP` is written `tcp`
#                ^^^ expose-protocol-casing: `Udp` is written `udp`
