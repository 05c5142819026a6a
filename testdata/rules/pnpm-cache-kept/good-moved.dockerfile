FROM node:22-slim
RUN pnpm config set store-dir /store
RUN --mount=type=cache,target=/store pnpm install --frozen-lockfile
