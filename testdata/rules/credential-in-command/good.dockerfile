FROM debian:12
ARG PASSWORD_FILE=/run/secrets/p
RUN --mount=type=secret,id=p curl -u "deploy:$(cat /run/secrets/p)" -o app.tgz https://example.org/app.tgz
RUN curl -u deploy: https://example.org/ -o index && curl -u "$LOGIN" https://example.org/ -o index
RUN --mount=type=secret,id=p wget --password="$(cat /run/secrets/p)" https://example.org/app.tgz
RUN aws configure set region eu-central-1
RUN docker login -u ci --password-stdin registry.example.org < /run/secrets/p
RUN TOKEN=$(cat /run/secrets/p) make
RUN mysql -p -e 'select 1'
CMD ["curl", "-u", "a:b1234", "http://localhost"]
