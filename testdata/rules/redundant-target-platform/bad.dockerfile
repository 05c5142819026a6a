FROM --platform=$TARGETPLATFORM golang:1.22 AS build
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^ redundant-target-platform: `$TARGETPLATFORM` is the default
FROM --platform=${TARGETPLATFORM} debian:12
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ redundant-target-platform: `${TARGETPLATFORM}` is the default
