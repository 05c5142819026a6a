FROM debian:12
RUN mkdir /data && chmod -R 777 /data && chmod a+rwx /opt
#                           ^^^ world-writable-files: `777` lets everybody write
#                                              ^^^^^ world-writable-files: `a+rwx` lets everybody write
RUN chmod ugo+w /var/log && chmod 0666 /etc/app.conf
#         ^^^^^ world-writable-files: `ugo+w` lets everybody write
#                                 ^^^^ world-writable-files: `0666` lets everybody write
COPY --chmod=777 run.sh /run.sh
#            ^^^ world-writable-files: `777` lets everybody write
