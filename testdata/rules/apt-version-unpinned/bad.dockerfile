FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends \
    curl git \
   #^^^^ apt-version-unpinned: versions of `curl` and `git` are not pinned
    jq=1.6-2.1
RUN apt-get -y -t bookworm-backports install golang
#                                            ^^^^^^ apt-version-unpinned: version of `golang` is not pinned
RUN if [ ! -e /usr/bin/gpg ]; then apt-get install -y a b c d e; fi
#                                                     ^ apt-version-unpinned: versions of `a`, `b`, `c` and 2 more are not pinned
