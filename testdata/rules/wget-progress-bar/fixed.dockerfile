FROM debian:12
RUN wget --progress=dot:giga https://example.com/app.tgz
RUN apt-get update && sudo wget --progress=dot:giga -O /tmp/quick.tgz --no-check-certificate "$URL"
RUN wget --progress=dot:giga -Oquick.tgz https://example.com/app.tgz; wget --progress=dot:giga -P /tmp https://example.com/q
ONBUILD RUN wget --progress=dot:giga https://example.com/app.tgz
