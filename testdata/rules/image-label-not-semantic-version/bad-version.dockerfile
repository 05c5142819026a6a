FROM debian:12
LABEL version=1.2
LABEL version=v1.2.3
LABEL version=1.02.3
LABEL version=1.2.3-rc.01
LABEL version="1.2.3-"
