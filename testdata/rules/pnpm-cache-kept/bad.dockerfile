FROM node:22-slim
RUN corepack enable
RUN pnpm install --frozen-lockfile --prod
#        ^^^^^^^ pnpm-cache-kept: cache of `pnpm` stays in the layer
RUN pnpm --filter api i && rm -rf /root/.npm
#                     ^ pnpm-cache-kept: cache of `pnpm` stays in the layer
