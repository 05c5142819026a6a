FROM debian:12 AS build
FROM scratch
COPY --from=build / /
#                 ^ whole-filesystem-copied: everything of the other stage is copied
COPY --from=build --link ["/etc", "/", "/"]
#                                 ^^^ whole-filesystem-copied: everything of the other stage is copied
