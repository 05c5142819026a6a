FROM debian:12
RUN useradd -m -p '*' app && usermod -p '!' app && passwd -l root
RUN adduser --disabled-password app
