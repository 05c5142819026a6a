FROM centos:7
RUN yum install -y curl && yum clean all
RUN yum clean all && yum install -y git && yum clean all
