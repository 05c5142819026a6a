FROM debian:12
RUN set -e; \
    apt-get update && \
    apt-get install -y \
      curl \
      jq && \
    rm -rf /var/lib/apt/lists/*
RUN apt-get update \
    && apt-get install -y git \
    && rm -rf /var/lib/apt/lists/*
RUN apt-get update && if true; then apt-get install -y vim; fi
RUN sudo apt-get update && sudo apt-get install -y make
CMD ["curl"]
