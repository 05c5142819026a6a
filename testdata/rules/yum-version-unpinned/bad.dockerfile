FROM centos:7
RUN yum install -y curl git-2.45.2 && yum clean all
#                  ^^^^ yum-version-unpinned: version of `curl` is not pinned
RUN yum -y install --enablerepo extras glibc-devel.x86_64
#                                      ^^^^^^^^^^^^^^^^^^ yum-version-unpinned: version of `glibc-devel.x86_64` is not pinned
