FROM debian:12
RUN chmod 755 /data && chmod g=u /opt && chmod 1777 /var/scratch && chmod 777 /tmp
RUN chmod +x /run.sh && chmod o-w /data && chmod "$MODE" /data
COPY --chmod=755 run.sh /run.sh
