FROM debian:12 AS build
WORKDIR /src
WORKDIR lib
#       ^^^ relative-workdir: `lib` is relative to another `WORKDIR`
FROM build
WORKDIR ../more
#       ^^^^^^^ relative-workdir: `../more` is relative to another `WORKDIR`
