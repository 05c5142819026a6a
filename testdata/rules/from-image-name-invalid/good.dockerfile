ARG VERSION=12
ARG FLAVOUR=x:
FROM debian:$VERSION AS Build
FROM Build AS next
FROM debian:$FLAVOUR
FROM localhost:5000/team__a/app--b.c:1.0_x
FROM Registry.Example.Com/app@sha256:4c6b7a1f4a8d3c1b0e5f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f70819
FROM debian-$TARGETARCH:12
FROM scratch
