FROM node:22.4 AS build
COPY .npmrc package.json ./
RUN npm ci
FROM node:22.4
COPY --from=build /root/.npmrc /root/.npmrc
COPY .env.example certs/ca.pem id_rsa.pub ./
COPY apt/repo-signing.key /etc/apt/keyrings/
ADD https://example.org/release.key /etc/apt/keyrings/
