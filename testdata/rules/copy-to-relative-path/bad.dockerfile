FROM debian:12 AS build
COPY app .
#        ^ copy-to-relative-path: `.` is taken from the working directory of the base image
COPY ["a", "b", "files/"]
#               ^^^^^^^^ copy-to-relative-path: `files/` is taken from the working directory of the base image
FROM build
COPY "app" "bin/app"
#          ^^^^^^^^^ copy-to-relative-path: `bin/app` is taken from the working directory of the base image
WORKDIR /srv
COPY app .
