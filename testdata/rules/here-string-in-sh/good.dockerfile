FROM debian:12
RUN echo "$HOME" | tr a b && echo '<<<'
SHELL ["/bin/bash", "-c"]
RUN tr a b <<< "$HOME"
