FROM debian:12 AS tools
USER app
USER 0:0
FROM debian:12 AS parent
USER root
#    ^^^^ dockerfile-user-root: the image runs as root, as this is its last `USER`
FROM parent
RUN true
FROM parent AS other
ENV WHO=root
USER ${WHO}:staff
#    ^^^^^^^^^^^^ dockerfile-user-root: the image runs as root, as this is its last `USER`
COPY --from=tools /bin/tool /bin/tool
