FROM debian:12
RUN echo "$(uname -m)" '`date`' "\`date\`"
RUN sh -c 'echo `date`'
