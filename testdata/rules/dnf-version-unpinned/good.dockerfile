FROM fedora:40
ARG TOOL_VERSION=1.2
RUN dnf install -y git-2.45.2 java-17-openjdk tool-${TOOL_VERSION} /tmp/local-tool.rpm
RUN dnf module install -y nodejs
RUN dnf update -y
