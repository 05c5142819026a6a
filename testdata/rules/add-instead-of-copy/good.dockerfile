FROM debian:12
ARG SOURCE
ADD rootfs.tar.xz /
ADD https://example.com/app.jar /srv/
ADD git@github.com:example/app.git /src
ADD https://github.com/example/app.git /src
ADD ${SOURCE} /srv/
COPY app /usr/local/bin/app
ONBUILD ADD . /app
