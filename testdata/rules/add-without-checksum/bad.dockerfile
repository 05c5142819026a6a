FROM debian:12
ARG VERSION
ADD https://example.org/tool-${VERSION}.tgz /tmp/
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add-without-checksum: downloaded without a checksum
ADD https://github.com/example/app.git#v1.2 /src
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add-without-checksum: downloaded without a checksum
