FROM debian:12
RUN mkdir -p -m 700 /srv/app/data
#            ^^ mode-of-last-directory-only: mode `700` is for the last directory only
RUN mkdir -pm 0755 "$HOME/data"
#         ^^^ mode-of-last-directory-only: mode `0755` is for the last directory only
RUN mkdir --parents --mode=777 ./a/b
#                   ^^^^^^^^^^ mode-of-last-directory-only: mode `777` is for the last directory only
