FROM debian:12
LABEL owner=team \
      "source"="https://example.com/app" \
     #^^^^^^^^ image-label-unlisted: label `source` is not in the list
      org.opencontainers.image.sources=https://example.com/app
     #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ image-label-unlisted: label `org.opencontainers.image.sources` is not in the list
