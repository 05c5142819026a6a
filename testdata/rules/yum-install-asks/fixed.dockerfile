FROM centos:7
RUN yum install -y curl
RUN yum localinstall -y ./tool.rpm
