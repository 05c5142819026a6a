FROM debian:12
RUN find . -name '*.tmp' | xargs rm
#   ^^^^ find-names-split: names that `find` prints are split at blanks by `xargs`
RUN find . | xargs
#   ^^^^ find-names-split: names that `find` prints are split at blanks by `xargs`
