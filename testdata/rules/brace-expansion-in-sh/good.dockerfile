FROM debian:12
RUN find . -exec rm {} + && echo "{a,b}" '{a,b}' \{a,b} ${A},${B} && git stash@{1}
SHELL ["/bin/bash", "-c"]
RUN mkdir -p /image/{usr/bin,lib}
