FROM debian:12
WORKDIR /srv
COPY a b /srv/data
#        ^^^^^^^^^ copy-target-not-folder: `/srv/data` is to hold several files and does not end with a slash
COPY a b .
#        ^ copy-target-not-folder: `.` is to hold several files and does not end with a slash
COPY ["a", "b", "/srv/more"]
#               ^^^^^^^^^^^ copy-target-not-folder: `/srv/more` is to hold several files and does not end with a slash
