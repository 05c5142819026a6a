FROM debian:12
RUN apt-get install -y --allow-unauthenticated app && \
    apt-get --force-yes -y install other
RUN apk add --allow-untrusted /tmp/app.apk
RUN yum install -y --nogpgcheck app
RUN rpm -i --nosignature app.rpm
RUN zypper --no-gpg-checks install app
