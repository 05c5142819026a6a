FROM debian:12
RUN apt-get install -y vim ssh
RUN systemctl enable nginx
CMD service nginx start
RUN mount --version && /usr/bin/ps --help
