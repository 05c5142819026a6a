ARG GLOBAL_TOKEN
#   ^^^^^^^^^^^^ credential-named-variable: `GLOBAL_TOKEN` is named as credentials are
FROM python:3.12
ARG USERNAME=app
#   ^^^^^^^^ credential-named-variable: `USERNAME` is named as credentials are
ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305
#   ^^^^^^^ credential-named-variable: `GPG_KEY` is named as credentials are
ENV DB_PASSWORD="" TOKEN_URL=https://login.example.com/token
#   ^^^^^^^^^^^ credential-named-variable: `DB_PASSWORD` is named as credentials are
#                  ^^^^^^^^^ credential-named-variable: `TOKEN_URL` is named as credentials are
ARG AWS_ACCESS_KEY_ID
#   ^^^^^^^^^^^^^^^^^ credential-named-variable: `AWS_ACCESS_KEY_ID` is named as credentials are
