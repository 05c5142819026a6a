arg VERSION=12
from debian:$VERSION
run echo one
workdir /src
