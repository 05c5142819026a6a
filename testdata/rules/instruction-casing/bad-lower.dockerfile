arg VERSION=12
from debian:$VERSION
run echo one
WORKDIR /src
#~ instruction-casing: `WORKDIR` is in upper case, most instructions are in lower
