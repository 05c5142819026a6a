FROM debian:12
ARG SSH=22
EXPOSE 80 22/tcp
#         ^^^^^^ expose-ssh-port: port 22 is for SSH
EXPOSE $SSH
#      ^^^^ expose-ssh-port: port 22 is for SSH
