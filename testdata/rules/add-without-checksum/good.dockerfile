FROM debian:12
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.org/tool.tgz /tmp/
ADD https://github.com/example/app.git#8f3bbd5a2a8c4d6b1c9e7f0a3b2d4c6e8f0a1b2c /src
ADD rootfs.tar.gz /
ARG COMMIT
ADD https://github.com/example/app.git#${COMMIT} /src
