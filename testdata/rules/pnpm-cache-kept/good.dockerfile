FROM node:22-slim AS build
RUN pnpm install && pnpm build
FROM node:22-slim
COPY --from=build /app/dist /app/dist
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --frozen-lockfile
RUN pnpm install --prod && pnpm store prune
RUN pnpm install --prod && rm -rf ~/.local/share/pnpm/store
RUN pnpm install --store-dir /tmp/store && rm -rf /tmp/store
RUN pnpm run build
