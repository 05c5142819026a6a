FROM debian:12
RUN --security=sandbox --network=none make
RUN --network=default make
