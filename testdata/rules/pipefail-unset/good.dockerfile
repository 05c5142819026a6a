FROM debian:12 AS build
SHELL ["/bin/bash", "-euxo", "pipefail", "-c"]
RUN curl -fsSL https://example.com/install.sh | bash
FROM build
RUN cat /etc/passwd | wc -l
FROM alpine:3.20
RUN set -o pipefail && cat /etc/passwd | wc -l
RUN echo 'a | b' || true
ONBUILD RUN cat /etc/passwd | wc -l
FROM mcr.microsoft.com/windows/servercore:ltsc2022
SHELL ["powershell", "-Command"]
RUN Get-Process | Select-Object -First 1
