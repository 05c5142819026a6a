ARG BUILD_DATE
FROM debian:12
ARG VERSION=1.2
RUN apt-get update && apt-get install -y curl
ARG GIT_SHA
RUN make REVISION=$GIT_SHA
