FROM node:22
RUN npm install
RUN npm ci
RUN npm install -g corepack@0.29.4 @angular/cli@18.2.0 ./local tool.tgz
RUN npm install git+https://example.com/team/tool.git#v1.2.3
