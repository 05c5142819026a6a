FROM debian:12 AS build
ARG TARGET
WORKDIR /srv
COPY app .
FROM build
COPY app bin/
FROM debian:12
COPY app /usr/bin/
COPY app C:/app/
COPY app ${TARGET}
COPY app $HOME/app
ADD app .
