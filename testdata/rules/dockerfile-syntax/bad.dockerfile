FROM alpine:3.20
RUNN apk add --no-cache curl
#~ dockerfile-syntax: unknown instruction: RUNN (did you mean RUN?)
COPY app.sh
#    ^^^^^^ dockerfile-syntax: COPY requires at least two arguments, but only one was provided. Destination could not be determined
USER 1000
