FROM debian:12
ARG OWNER=""
LABEL owner=$OWNER contact=team other=""
