# syntax=docker/dockerfile:1
ARG GLOBAL_TOKEN
FROM node:22.4 AS build
ARG NPM_TOKEN
#   ^^^^^^^^^ secret-in-build-variable: build argument `NPM_TOKEN` stays in the image's history
ARG API_KEY=abc123def456
#   ^^^^^^^ secret-in-build-variable: build argument `API_KEY` stays in the image's history
RUN npm ci
FROM node:22.4
ENV DB_PASSWORD=hunter2secret NODE_ENV=production
#   ^^^^^^^^^^^ secret-in-build-variable: `DB_PASSWORD` is in the image for all who can pull it
ENV JWT_SECRET sup3r-s3cret
#   ^^^^^^^^^^ secret-in-build-variable: `JWT_SECRET` is in the image for all who can pull it
ENV SESSION_TOKEN=$NPM_TOKEN
#   ^^^^^^^^^^^^^ secret-in-build-variable: `SESSION_TOKEN` is in the image for all who can pull it
ARG PGPASSWORD
#   ^^^^^^^^^^ secret-in-build-variable: build argument `PGPASSWORD` stays in the image's history
