ARG VERSION=1.2
FROM debian:12 AS build
ARG REVISION
ARG TARGET_FOLDER=/srv
COPY --chown=$OWNER app-$VERSION $TARGET_FODLER/
#            ^^^^^^ variable-undefined: `OWNER` is not set yet
#                       ^^^^^^^^ variable-undefined: `VERSION` is not set: this stage has no `ARG VERSION`
#                                ^^^^^^^^^^^^^^ variable-undefined: `TARGET_FODLER` is not set; did you mean `TARGET_FOLDER`?
ENV ARCHITECTURE=$TARGETARCH
#                ^^^^^^^^^^^ variable-undefined: `TARGETARCH` is not set: this stage has no `ARG TARGETARCH`
LABEL version="${VERSION}" revision=$REVISION
ARG OWNER=1000

FROM build AS later
WORKDIR $target_folder
#       ^^^^^^^^^^^^^^ variable-undefined: `target_folder` is not set; did you mean `TARGET_FOLDER`?

FROM debian:12
COPY --from=build /srv/$REVISION /srv/
#                      ^^^^^^^^^ variable-undefined: `REVISION` is set in another stage only

FROM scratch
USER $ACCOUNT
#    ^^^^^^^^ variable-undefined: `ACCOUNT` is set nowhere

FROM debian:12
ENV PATH=$PAHT:/opt/bin
#        ^^^^^ variable-undefined: `PAHT` is not set; did you mean `PATH`?
