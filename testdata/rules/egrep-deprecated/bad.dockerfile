FROM debian:12
RUN egrep -i '^a|b' file | sudo fgrep -v c
#   ^^^^^ egrep-deprecated: `egrep` is deprecated
#                               ^^^^^ egrep-deprecated: `fgrep` is deprecated
