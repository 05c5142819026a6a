FROM node:22-alpine
RUN npm install -g pnpm@9.15.0
#       ^^^^^^^ npm-cache-kept: cache of `npm` stays in the layer
RUN npm cache clean --force && npm ci --omit=dev
#                                  ^^ npm-cache-kept: cache of `npm` stays in the layer
RUN npm --loglevel warn install && rm -f .npmrc
#                       ^^^^^^^ npm-cache-kept: cache of `npm` stays in the layer
RUN if [ -f package-lock.json ]; then npm ci; else npm i; fi
#                                         ^^ npm-cache-kept: cache of `npm` stays in the layer
RUN --mount=type=cache,target=/root/.cache npm ci
#                                              ^^ npm-cache-kept: cache of `npm` stays in the layer
RUN npm config set strict-ssl true && npm install
#                                         ^^^^^^^ npm-cache-kept: cache of `npm` stays in the layer
