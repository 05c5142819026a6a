# syntax=docker/dockerfile:1-labs
FROM debian:12
RUN --security=insecure mount /dev/sda /mnt
#   ^^^^^^^^^^^^^^^^^^^ run-unconfined: command runs with all rights on the machine that builds
RUN --network=host curl http://localhost:8080/
#   ^^^^^^^^^^^^^^ run-unconfined: command runs in the network of the machine that builds
