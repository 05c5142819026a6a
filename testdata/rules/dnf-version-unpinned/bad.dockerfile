FROM fedora:40
RUN dnf install -y curl git-2.45.2 && dnf clean all
#                  ^^^^ dnf-version-unpinned: version of `curl` is not pinned
RUN dnf -y install --enablerepo extras glibc-devel.x86_64
#                                      ^^^^^^^^^^^^^^^^^^ dnf-version-unpinned: version of `glibc-devel.x86_64` is not pinned
