FROM node:22.4 AS build
CMD ["npm", "start"]
FROM node:22.4
COPY --from=build /app /app
CMD ["node", "server.js"]
FROM node:22.4
CMD ["npm", "--version"]
