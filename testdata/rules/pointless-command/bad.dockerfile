FROM debian:12
RUN service nginx start && curl -f localhost
#   ^^^^^^^ pointless-command: nothing of `service` is left in the image
RUN /bin/mount -o remount /tmp
#   ^^^^^^^^^^ pointless-command: nothing of `mount` is left in the image
