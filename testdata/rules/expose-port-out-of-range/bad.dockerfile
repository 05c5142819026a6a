FROM debian:12
ENV PORT=80800
EXPOSE 80 65536/tcp
#         ^^^^^^^^^ expose-port-out-of-range: `65536/tcp` is beyond 65535
EXPOSE 65000-70000
#      ^^^^^^^^^^^ expose-port-out-of-range: `65000-70000` is beyond 65535
EXPOSE ${PORT} 99999999999999999999999
#      ^^^^^^^ expose-port-out-of-range: `80800` is beyond 65535
#              ^^^^^^^^^^^^^^^^^^^^^^^ expose-port-out-of-range: `99999999999999999999999` is beyond 65535
