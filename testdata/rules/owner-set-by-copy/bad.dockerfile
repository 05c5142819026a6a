FROM debian:12
COPY --chown=app:app . /app
#            ^^^^^^^ owner-set-by-copy: `app` may change what is copied
