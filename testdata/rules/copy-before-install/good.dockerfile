FROM node:22.4 AS a
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm ci --omit=dev
FROM node:22.4 AS b
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci
RUN npm install -g serve
RUN npm install left-pad
FROM node:22.4
COPY --from=a . .
RUN npm ci
