FROM debian:12
RUN mkdir -p /srv/app/data && mkdir -m 700 /srv/app/data/keys
RUN mkdir -p -m 700 data && mkdir -p -m 700 ./data ../data
