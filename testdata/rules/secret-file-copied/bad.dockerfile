FROM node:22.4 AS base
COPY .npmrc package.json ./
#    ^^^^^^ secret-file-copied: `.npmrc` commonly holds secrets, and stays in a layer of the image
FROM base
COPY config/id_rsa /root/.ssh/id_rsa
#    ^^^^^^^^^^^^^ secret-file-copied: `config/id_rsa` commonly holds secrets, and stays in a layer of the image
ADD .aws/credentials /root/.aws/credentials
#   ^^^^^^^^^^^^^^^^ secret-file-copied: `.aws/credentials` commonly holds secrets, and stays in a layer of the image
COPY certs/server-key.pem certs/server.pem /etc/tls/
#    ^^^^^^^^^^^^^^^^^^^^ secret-file-copied: `certs/server-key.pem` commonly holds secrets, and stays in a layer of the image
COPY .env.production .env
#    ^^^^^^^^^^^^^^^ secret-file-copied: `.env.production` commonly holds secrets, and stays in a layer of the image
