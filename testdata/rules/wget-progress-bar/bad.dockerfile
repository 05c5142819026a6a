FROM debian:12
RUN wget https://example.com/app.tgz
#   ^^^^ wget-progress-bar: `wget` writes its progress to the log
RUN apt-get update && sudo wget -O /tmp/quick.tgz --no-check-certificate "$URL"
#                          ^^^^ wget-progress-bar: `wget` writes its progress to the log
RUN wget -Oquick.tgz https://example.com/app.tgz; wget -P /tmp https://example.com/q
#   ^^^^ wget-progress-bar: `wget` writes its progress to the log
#                                                 ^^^^ wget-progress-bar: `wget` writes its progress to the log
ONBUILD RUN wget https://example.com/app.tgz
#           ^^^^ wget-progress-bar: `wget` writes its progress to the log
