FROM debian:12
RUN ls a | diff - b && echo '<(ls)'
SHELL ["/bin/bash", "-c"]
RUN diff <(ls a) b
