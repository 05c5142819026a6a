FROM debian:12
WORKDIR /srv
COPY a b /srv/data/
COPY a b ./
COPY ["a", "b", "/srv/more"]
