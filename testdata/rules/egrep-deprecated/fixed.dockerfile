FROM debian:12
RUN grep -E -i '^a|b' file | sudo grep -F -v c
