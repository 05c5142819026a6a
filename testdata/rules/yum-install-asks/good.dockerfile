FROM centos:7
RUN yum -y install curl
RUN yum install --assumeyes curl
RUN yum makecache
