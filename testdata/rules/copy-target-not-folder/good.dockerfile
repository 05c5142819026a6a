FROM debian:12
ARG TARGET
WORKDIR /srv
COPY a b /srv/data/
COPY a b ./
COPY a /srv/file
COPY a b ${TARGET}
COPY a b ${TARGET:-/srv/}
COPY ["a", "b", "/srv/more/"]
