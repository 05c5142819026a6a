FROM debian:12
RUN ! grep -q key config; make
RUN set -e; if ! grep -q key config; then make; fi; ! grep -q a b || exit 1; make
RUN set -e; make; ! grep -q key config
RUN set -e; (! make); make
RUN set -e; ! { make; }
