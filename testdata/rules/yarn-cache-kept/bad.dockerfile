FROM node:22
RUN yarn install --frozen-lockfile
RUN yarn cache clean && yarn install
RUN yarn && yarn build
RUN yarn global add serve@14.2.4 && rm -rf /root/.npm
