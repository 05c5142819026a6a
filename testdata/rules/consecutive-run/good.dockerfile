FROM debian:12
RUN apt-get update && apt-get install -y curl
RUN touch /ready
WORKDIR /srv
RUN touch here
RUN --mount=type=cache,target=/root/.cache pip install flask
RUN (cd /tmp; touch there)
RUN touch /again
FROM alpine:3.20
RUN touch /ready
ONBUILD RUN touch /later
RUN touch /again
