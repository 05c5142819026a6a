arg VERSION=12
from debian:12
run echo one
onbuild RUN echo two
cmd ["/a"]
