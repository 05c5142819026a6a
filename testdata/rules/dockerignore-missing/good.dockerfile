FROM node:22.4
COPY . .
