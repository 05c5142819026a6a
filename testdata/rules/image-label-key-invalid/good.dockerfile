FROM debian:12
ARG KEY
LABEL org.opencontainers.image.title=App "com.example/some-name_2"=App
LABEL $KEY=value
LABEL maintainer="Team"
