FROM debian:12
FROM docker.io/library/debian:12
FROM team/app:1.0
