FROM node:22
RUN yarn install --frozen-lockfile && yarn cache clean
RUN yarn cache clean && yarn install && yarn cache clean
