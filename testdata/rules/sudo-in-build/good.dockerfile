FROM debian:12
RUN apt-get install -y sudo
RUN echo "app ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/app
CMD sudo id
