FROM debian:12
ARG FILE=app.conf
ADD app /usr/local/bin/app
#~ add-instead-of-copy: `ADD` copies files of the context, as `COPY` does without surprises
ADD --chown=1000:1000 ["config.json", "/etc/app/"]
#~ add-instead-of-copy: `ADD` copies files of the context, as `COPY` does without surprises
ADD ${FILE} /etc/
#~ add-instead-of-copy: `ADD` copies files of the context, as `COPY` does without surprises
ADD *.html /srv/
#~ add-instead-of-copy: `ADD` copies files of the context, as `COPY` does without surprises
ADD --unpack=false rootfs /
#~ add-instead-of-copy: `ADD` copies files of the context, as `COPY` does without surprises
ADD app.tgz notes.txt /srv/
#~ add-instead-of-copy: `ADD` copies files of the context, as `COPY` does without surprises
ADD <<EOF /etc/motd
#~ add-instead-of-copy: `ADD` copies files of the context, as `COPY` does without surprises
hello
EOF
