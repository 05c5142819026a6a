ARG VERSION
ARG BASE
ARG SUFFIX="box:"
FROM debian:$VERSION AS build
#           ^^^^^^^^ from-argument-default-invalid: `VERSION` has no default, and `debian:` is no image
FROM $BASE AS next
#    ^^^^^ from-argument-default-invalid: `BASE` has no default, and FROM no image without it
FROM ${BASE}-slim
#    ^^^^^^^ from-argument-default-invalid: `BASE` has no default, and `-slim` is no image
FROM busy${SUFFIX}
#        ^^^^^^^^^ from-argument-default-invalid: with the default of `SUFFIX` the image is `busybox:`, which cannot be a name
