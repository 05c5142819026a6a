FROM debian:12 AS build
USER root
#    ^^^^ stage-user-root: the stage ends as root
FROM debian:12
COPY --from=build /app /app
USER 1000
