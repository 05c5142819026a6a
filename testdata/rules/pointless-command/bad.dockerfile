FROM debian:12
RUN service nginx start && curl -f localhost
#   ^^^^^^^ pointless-command: `service` does nothing that is left of in an image
RUN /bin/mount -o remount /tmp
#   ^^^^^^^^^^ pointless-command: `mount` does nothing that is left of in an image
