FROM debian:12
ARG FILE=app.conf
COPY app /usr/local/bin/app
COPY --chown=1000:1000 ["config.json", "/etc/app/"]
COPY ${FILE} /etc/
COPY *.html /srv/
ADD --unpack=false rootfs /
ADD app.tgz notes.txt /srv/
COPY <<EOF /etc/motd
hello
EOF
