FROM debian:12
COPY --chown=0:0 . /app
COPY --chown=root conf /app
COPY bin /app
