FROM node:22.4
COPY package.json .
COPY . .
#    ^ dockerignore-missing: everything is copied, and no `.dockerignore` keeps anything out
COPY ./ /twice
