ARG DEBIAN=12
FROM debian:${DEBIAN}
#    ^^^^^^^^^^^^^^^^ dockerfile-image-without-digest: `debian:12` has no digest
COPY --from=busybox:1.37 /bin/busybox /bin/busybox
#           ^^^^^^^^^^^^ dockerfile-image-without-digest: `busybox:1.37` has no digest
RUN --mount=type=bind,from=alpine:3.20,target=/alpine true
#                          ^^^^^^^^^^^ dockerfile-image-without-digest: `alpine:3.20` has no digest
