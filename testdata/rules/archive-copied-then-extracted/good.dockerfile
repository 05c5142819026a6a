FROM debian:12 AS build
COPY app.zip /tmp/
COPY kept.tar.gz data.tgz /opt/
RUN unzip /tmp/app.zip && tar -czf /opt/data.tgz /srv && tar -tf /opt/kept.tar.gz
ADD layer.tar.gz /
FROM debian:12
COPY --from=build /opt/data.tgz /opt/
RUN tar -xzf /opt/data.tgz && tar -xzf /opt/kept.tar.gz
