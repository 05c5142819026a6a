FROM debian:12
RUN useradd -u 10001 app
RUN useradd -l -u 1001200000 app
RUN useradd --no-log-init --uid 1001200000 app
RUN useradd -u "$APP_UID_OF_BUILD" app
RUN adduser -u 1001200000 app
