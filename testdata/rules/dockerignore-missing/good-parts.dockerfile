FROM node:22.4 AS build
COPY src package.json ./
FROM node:22.4
COPY --from=build . .
