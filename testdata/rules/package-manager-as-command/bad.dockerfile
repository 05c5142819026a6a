FROM node:22.4 AS a
CMD ["npm", "start"]
#    ^^^^^ package-manager-as-command: `npm` stands between the program and its signals
FROM node:22.4
CMD yarn serve
#   ^^^^ package-manager-as-command: `yarn` stands between the program and its signals
FROM node:22.4
ENTRYPOINT ["npm", "run", "serve"]
#           ^^^^^ package-manager-as-command: `npm` stands between the program and its signals
