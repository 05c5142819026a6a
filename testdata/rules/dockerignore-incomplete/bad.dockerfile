FROM node:22.4
COPY . .
#    ^ dockerignore-incomplete: everything is copied, and `.dockerignore` lets `.git` and `.env` through
