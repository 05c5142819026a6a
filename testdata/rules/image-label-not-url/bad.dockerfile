FROM debian:12
LABEL org.opencontainers.image.source=github.com/team/app \
#                                     ^^^^^^^^^^^^^^^^^^^ image-label-not-url: `github.com/team/app` is no address
      org.opencontainers.image.url="https://" \
      #                            ^^^^^^^^^^ image-label-not-url: `https://` is no address
      "org.opencontainers.image.documentation"="https://example.com/the app"
      #                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ image-label-not-url: `https://example.com/the app` is no address
