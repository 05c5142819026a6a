FROM debian:12
ENV VERSION=1.2 FOLDER=/opt/app-$VERSION \
#                               ^^^^^^^^ variable-of-same-env: `VERSION` has its new value only behind this `ENV`
    NAME="app-${VERSION}"
ENV PATH=/opt/bin:$PATH PLUGINS=$PATH
#                               ^^^^^ variable-of-same-env: `PATH` has its new value only behind this `ENV`
