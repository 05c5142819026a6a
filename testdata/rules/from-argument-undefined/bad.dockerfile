ARG VERSION=12
FROM debian:$VERISON AS build
#           ^^^^^^^^ from-argument-undefined: `VERISON` is not declared before the first stage; did you mean `VERSION`?
ARG SUFFIX=-slim
FROM --platform=$MACHINE debian:12$SUFFIX
#               ^^^^^^^^ from-argument-undefined: `MACHINE` is not declared before the first stage
#                                 ^^^^^^^ from-argument-undefined: `SUFFIX` is declared in a stage only
