FROM debian:12
RUN find -type f -delete
#   ^^^^ find-without-path: `find` without a place to look in
RUN find -L -name '*.a'
#   ^^^^ find-without-path: `find` without a place to look in
