FROM debian:12
ENV APP_USER=app
USER nobody
#    ^^^^^^ user-name-not-numeric: `nobody` is not a number, so nobody outside of the image can tell who it is
USER node:1000
#    ^^^^ user-name-not-numeric: `node` is not a number, so nobody outside of the image can tell who it is
USER ${APP_USER}
#    ^^^^^^^^^^^ user-name-not-numeric: `app` is not a number, so nobody outside of the image can tell who it is
USER "www-data"
#    ^^^^^^^^^^ user-name-not-numeric: `www-data` is not a number, so nobody outside of the image can tell who it is
