FROM debian:12
RUN find . -type f && find -L /usr -name '*.a' && find "$DIR" -delete && find --help && find -O3 . -delete && find -D tree . -delete
