FROM debian:12
RUN curl -fsSL https://example.org/app.tgz | tar -xz -C /opt
RUN curl -fsSL https://example.org/data.json | python3 -c 'import json'
RUN curl -fsSLo install.sh https://example.org/install.sh && sha256sum -c sums && sh install.sh
RUN echo exit | sh
