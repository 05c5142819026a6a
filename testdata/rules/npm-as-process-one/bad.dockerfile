FROM node:22-slim AS web
CMD ["npm", "start"]
#    ^^^^^ npm-as-process-one: `npm` stays above what `npm start` starts, and is sent its signals
FROM node:22-slim AS api
ENTRYPOINT ["tini", "--", "yarn", "--cwd", "/app", "run", "serve"]
#                         ^^^^^^ npm-as-process-one: `yarn` stays above what `yarn run` starts, and is sent its signals
