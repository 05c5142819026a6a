# syntax=docker/dockerfile:1
# escape=`
ARG VERSION=3.20
FROM --platform=$BUILDPLATFORM alpine:${VERSION} AS Build
# said of the next line
RUN --mount=type=cache,target=/var/cache/apk `
    # said within
    apk add curl `

    git
ENV A="b c" D=e` f G=
ENV old form here
COPY --link --chown=1:1 ["one file", "/to/"]
COPY [not json, /to/
RUN <<-A cat <<'B' && true
	first
	A
second
B
ONBUILD RUN ["id", "-u"]
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
from build
Unheard of
cmd []
