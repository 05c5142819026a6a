FROM debian:12
RUN set -e; \
    apt-get update && \
    #       ^^^^^^ apt-lists-kept: lists of packages stay in the layer
    apt-get install -y \
      curl \
      jq
RUN apt-get update \
#           ^^^^^^ apt-lists-kept: lists of packages stay in the layer
    && apt-get install -y git
RUN apt-get update && if true; then apt-get install -y vim; fi
#           ^^^^^^ apt-lists-kept: lists of packages stay in the layer
RUN sudo apt-get update && sudo apt-get install -y make
#                ^^^^^^ apt-lists-kept: lists of packages stay in the layer
CMD ["curl"]
