FROM debian:12
RUN echo $(uname -m)
RUN VERSION=$(cat version) && echo "built $(date) on $(hostname)"
RUN echo `echo \`date\``
