FROM debian:12
RUN echo -e "a\nb" && printf 'a\nb\n'
RUN echo 'C:\dir' "\$HOME" 'a\d' a\ b
RUN echo $'a\nb'
SHELL ["/bin/ash", "-c"]
RUN echo "a\nb"
