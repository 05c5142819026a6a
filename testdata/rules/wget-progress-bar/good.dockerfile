FROM debian:12
RUN wget -q https://example.com/app.tgz
RUN wget -qO- https://example.com/app.tgz
RUN wget --quiet https://example.com/app.tgz
RUN wget -nv https://example.com/app.tgz
RUN wget --no-verbose https://example.com/app.tgz
RUN wget --progress=dot:giga https://example.com/app.tgz
RUN wget -o /tmp/log https://example.com/app.tgz
RUN wget --append-output=/tmp/log https://example.com/app.tgz
RUN wget --version
RUN apt-get install -y wget
CMD wget https://example.com/app.tgz
