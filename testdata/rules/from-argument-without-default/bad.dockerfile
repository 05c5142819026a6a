ARG VERSION
ARG BASE
FROM debian:$VERSION AS build
#           ^^^^^^^^ from-argument-without-default: `VERSION` has no default, and `debian:` is no image
FROM $BASE AS next
#    ^^^^^ from-argument-without-default: `BASE` has no default, and FROM no image without it
FROM ${BASE}-slim
#    ^^^^^^^ from-argument-without-default: `BASE` has no default, and `-slim` is no image
