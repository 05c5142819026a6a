FROM opensuse/leap:15.6
RUN zypper -n dup && zypper clean
#             ^^^ zypper-dist-upgrade: `zypper dist-upgrade` replaces the release that the base image chose
RUN zypper dist-upgrade -y
#          ^^^^^^^^^^^^ zypper-dist-upgrade: `zypper dist-upgrade` replaces the release that the base image chose
