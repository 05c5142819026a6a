FROM node:22
RUN yarn install --frozen-lockfile
#   ^^^^ yarn-cache-kept: cache of `yarn` stays in the layer
RUN yarn cache clean && yarn install
#                       ^^^^ yarn-cache-kept: cache of `yarn` stays in the layer
