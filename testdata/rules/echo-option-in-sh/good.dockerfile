FROM debian:12
RUN printf 'a\nb\n' && echo a -e && echo -x && echo --
SHELL ["/bin/dash", "-c"]
RUN echo -n a
SHELL ["/bin/bash", "-c"]
RUN echo -e 'a\nb'
