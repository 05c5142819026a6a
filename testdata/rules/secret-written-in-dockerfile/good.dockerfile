FROM debian:12
ARG TOKEN
ENV PROXY=http://user:password@proxy.example.org
RUN git clone https://ci:$TOKEN@git.example.org/app.git /src
RUN git clone https://git@git.example.org/app.git /src
RUN grep -q "-----BEGIN CERTIFICATE-----" /etc/ssl/cert.pem
ENV AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
ENV TOKEN_PATTERN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
