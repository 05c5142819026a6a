FROM node:22-alpine AS build
RUN npm ci && npm run build
FROM node:22-alpine
COPY --from=build /app/dist /app/dist
RUN npm ci --omit=dev && npm cache clean --force
RUN npm ci && rm -rf ~/.npm
RUN npm ci && rm -rf /root/.npm/_cacache /tmp/*
RUN --mount=type=cache,target=/root/.npm npm ci
RUN npm ci --cache /tmp/empty && rm -rf /tmp/empty
RUN npm run install && npm run ci && npm --version
RUN npm_config_cache=$HOME/npm npm ci
