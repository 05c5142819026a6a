FROM debian:12
RUN if [ -f a ] || [ -f b ]; then make; fi; [ -a b ] && [ ! -a b ] && make -o a
SHELL ["/bin/bash", "-c"]
RUN [[ -o errexit ]]
