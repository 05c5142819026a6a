FROM debian:12
RUN echo $(uname -m)
RUN VERSION=$(cat version) && echo "built $(date) on $(hostname)"
RUN for file in $(cat files); do echo "$file"; done
RUN echo `echo \`date\``
