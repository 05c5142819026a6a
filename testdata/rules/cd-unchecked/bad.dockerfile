FROM debian:12
RUN cd /src; make
#   ^^ cd-unchecked: nothing notices when `cd` fails
RUN apt-get update && cd build; make
#                     ^^ cd-unchecked: nothing notices when `cd` fails
RUN if make; then cd build; fi
#                 ^^ cd-unchecked: nothing notices when `cd` fails
RUN pushd build; make; popd
#   ^^^^^ cd-unchecked: nothing notices when `pushd` fails
#                      ^^^^ cd-unchecked: nothing notices when `popd` fails
