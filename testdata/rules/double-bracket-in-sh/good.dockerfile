FROM debian:12
RUN if [ -f a ]; then make; fi; bash -c '[[ -f a ]]'
SHELL ["/bin/bash", "-c"]
RUN [[ -f a ]]
SHELL ["/bin/ash", "-c"]
RUN [[ -f a ]]
