FROM debian:12
LABEL version=1.2
#             ^^^ image-label-not-semantic-version: `1.2` is no semantic version
LABEL version=v1.2.3
#             ^^^^^^ image-label-not-semantic-version: `v1.2.3` is no semantic version
LABEL version=1.02.3
#             ^^^^^^ image-label-not-semantic-version: `1.02.3` is no semantic version
LABEL version=1.2.3-rc.01
#             ^^^^^^^^^^^ image-label-not-semantic-version: `1.2.3-rc.01` is no semantic version
LABEL version="1.2.3-"
#             ^^^^^^^^ image-label-not-semantic-version: `1.2.3-` is no semantic version
