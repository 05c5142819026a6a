FROM debian:12
RUN apt-get install -y app && \
    apt-get -y install other
RUN apk add /tmp/app.apk
RUN yum install -y app
RUN rpm -i app.rpm
RUN zypper install app
