FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN ln -s /bin/sh.distrib /usr/bin/shell
RUN ls -l /bin/sh
RUN ["/busybox/ln", "-s", "/busybox/sh", "/bin/sh"]
