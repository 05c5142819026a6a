FROM node:22
RUN yarn install --frozen-lockfile && yarn cache clean
RUN yarn cache clean && yarn install && yarn cache clean
RUN yarn && yarn build && yarn cache clean
RUN yarn global add serve@14.2.4 && rm -rf /root/.npm && yarn cache clean
