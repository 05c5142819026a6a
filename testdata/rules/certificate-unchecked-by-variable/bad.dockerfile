FROM node:22
ARG GIT_SSL_NO_VERIFY=false
#                     ^^^^^ certificate-unchecked-by-variable: `GIT_SSL_NO_VERIFY=false` trusts any server
ENV NODE_TLS_REJECT_UNAUTHORIZED=0 npm_config_strict_ssl="false"
#                                ^ certificate-unchecked-by-variable: `NODE_TLS_REJECT_UNAUTHORIZED=0` trusts any server
#                                                        ^^^^^^^ certificate-unchecked-by-variable: `npm_config_strict_ssl=false` trusts any server
ENV PYTHONHTTPSVERIFY 0
#                     ^ certificate-unchecked-by-variable: `PYTHONHTTPSVERIFY=0` trusts any server
ENV PIP_TRUSTED_HOST=pypi.example.com
#                    ^^^^^^^^^^^^^^^^ certificate-unchecked-by-variable: `PIP_TRUSTED_HOST=pypi.example.com` trusts any server
RUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ certificate-unchecked-by-variable: `NODE_TLS_REJECT_UNAUTHORIZED=0` trusts any server
RUN export GIT_SSL_NO_VERIFY=1 && git clone https://example.com/app.git
#          ^^^^^^^^^^^^^^^^^^^ certificate-unchecked-by-variable: `GIT_SSL_NO_VERIFY=1` trusts any server
