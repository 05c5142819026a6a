FROM centos:7 AS build
RUN yum install -y gcc
FROM centos:7
RUN yum install -y curl && yum clean all
RUN yum install -y curl && rm -rf /var/cache/yum/*
RUN --mount=type=cache,target=/var/cache/yum yum install -y git
RUN yum remove -y curl
COPY --from=build /app /app
