FROM debian:12
RUN apt-get update && apt-get install -y sudo && rm /etc/sudoers.d/x
CMD ["sudo", "-u", "app", "serve"]
