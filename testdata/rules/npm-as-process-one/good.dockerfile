FROM node:22-slim AS web
CMD ["npm", "start"]
CMD ["node", "server.js"]
FROM node:22-slim AS tool
ENTRYPOINT ["npm", "audit"]
FROM node:22-slim AS build
CMD ["npm", "run", "build"]
FROM node:22-slim AS shell
CMD npm start
FROM node:22-slim
COPY --from=build /app /app
ENTRYPOINT ["npm"]
CMD ["--version"]
