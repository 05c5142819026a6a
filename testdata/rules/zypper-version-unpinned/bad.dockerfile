FROM opensuse/leap:15.6
RUN zypper --non-interactive install curl git=2.43.0
#                                    ^^^^ zypper-version-unpinned: version of `curl` is not pinned
RUN zypper in -y jq
#                ^^ zypper-version-unpinned: version of `jq` is not pinned
