FROM centos:7
RUN yum install curl
#       ^^^^^^^ yum-install-asks: `yum` waits for an answer
RUN yum localinstall ./tool.rpm
#       ^^^^^^^^^^^^ yum-install-asks: `yum` waits for an answer
