FROM debian:12
RUN cd /src && make
RUN cd /src || exit 1; make
RUN cd /; cd ..; cd ../..; make
RUN set -e; cd /src; make
RUN (cd /src && make); { cd /src; } && make
RUN if cd /src; then make; fi
RUN sh -c 'cd /src; make'
SHELL ["/bin/bash", "-ec"]
RUN cd /src; make
