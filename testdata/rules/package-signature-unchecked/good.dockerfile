FROM debian:12
RUN apt-get install -y app && dpkg -i --force-yes app.deb
RUN apk add --no-cache app && rpm --import /etc/pki/ours.asc
RUN dnf install -y --setopt=gpgcheck=1 app
CMD ["rpm", "--nosignature", "-qa"]
