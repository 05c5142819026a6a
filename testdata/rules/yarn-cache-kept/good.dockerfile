FROM node:22 AS build
RUN yarn install
FROM node:22
RUN yarn install && yarn cache clean
RUN yarn && rm -rf /usr/local/share/.cache
RUN --mount=type=cache,target=/root/.cache/yarn yarn install
RUN --mount=type=cache,target=/usr/local/share/.cache yarn install
RUN yarn --version && yarn build
COPY --from=build /app/dist /app/dist
