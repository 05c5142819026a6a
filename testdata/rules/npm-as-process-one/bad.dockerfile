FROM node:22-slim AS web
CMD ["npm", "start"]
FROM node:22-slim AS api
ENTRYPOINT ["tini", "--", "yarn", "--cwd", "/app", "run", "serve"]
