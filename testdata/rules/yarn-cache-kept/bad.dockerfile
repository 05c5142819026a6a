FROM node:22
RUN yarn install --frozen-lockfile
#        ^^^^^^^ yarn-cache-kept: cache of `yarn` stays in the layer
RUN yarn cache clean && yarn install
#                            ^^^^^^^ yarn-cache-kept: cache of `yarn` stays in the layer
RUN yarn && yarn build
#   ^^^^ yarn-cache-kept: cache of `yarn` stays in the layer
RUN yarn global add serve@14.2.4 && rm -rf /root/.npm
#               ^^^ yarn-cache-kept: cache of `yarn` stays in the layer
