FROM debian:12
WORKDIR /proc/self
#       ^^^^^^^^^^ workdir-in-system-folder: `/proc/self` belongs to the system
WORKDIR /dev
#       ^^^^ workdir-in-system-folder: `/dev` belongs to the system
WORKDIR /etc/
#       ^^^^^ workdir-in-system-folder: `/etc/` belongs to the system
