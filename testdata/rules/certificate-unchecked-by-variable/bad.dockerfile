FROM node:22
ARG GIT_SSL_NO_VERIFY=false
ENV NODE_TLS_REJECT_UNAUTHORIZED=0 npm_config_strict_ssl="false"
ENV PYTHONHTTPSVERIFY 0
ENV PIP_TRUSTED_HOST=pypi.example.com
RUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci
RUN export GIT_SSL_NO_VERIFY=1 && git clone https://example.com/app.git
