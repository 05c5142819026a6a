FROM debian:12
RUN pushd /src && make && popd
#   ^^^^^ builtin-unknown-to-sh: `pushd` is not known to every `sh`
#                         ^^^^ builtin-unknown-to-sh: `popd` is not known to every `sh`
RUN shopt -s globstar; declare -a list
#   ^^^^^ builtin-unknown-to-sh: `shopt` is not known to every `sh`
#                      ^^^^^^^ builtin-unknown-to-sh: `declare` is not known to every `sh`
