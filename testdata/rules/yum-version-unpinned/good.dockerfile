FROM centos:7
ARG TOOL_VERSION=1.2
RUN yum install -y git-2.45.2 java-17-openjdk tool-${TOOL_VERSION} /tmp/local-tool.rpm
RUN yum module install -y nodejs
RUN yum update -y
