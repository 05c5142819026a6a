FROM centos:7
RUN yum install -y curl
#       ^^^^^^^ yum-cache-kept: cache of `yum` stays in the layer
RUN yum clean all && yum install -y git
#                        ^^^^^^^ yum-cache-kept: cache of `yum` stays in the layer
