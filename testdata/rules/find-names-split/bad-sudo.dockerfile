FROM debian:12
RUN find /opt -type d | sudo xargs -n 1 chmod g+s
#   ^^^^ find-names-split: names that `find` prints are split at blanks by `xargs`
