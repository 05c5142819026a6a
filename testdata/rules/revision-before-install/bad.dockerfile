FROM debian:12
ARG GIT_SHA
#   ^^^^^^^ revision-before-install: each new value of `GIT_SHA` installs packages anew
RUN apt-get update && apt-get install -y curl
FROM node:22.4
ARG BUILD_DATE=unknown
#   ^^^^^^^^^^ revision-before-install: each new value of `BUILD_DATE` installs packages anew
COPY package.json .
RUN npm ci
