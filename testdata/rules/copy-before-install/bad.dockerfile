FROM node:22.4
WORKDIR /app
COPY . .
RUN npm ci && npm run build
#   ^^^ copy-before-install: `npm ci` runs anew after each change of any file
FROM python:3.12
ADD . /app
RUN pip install --no-cache-dir -r /app/requirements.txt
#   ^^^ copy-before-install: `pip install -r` runs anew after each change of any file
