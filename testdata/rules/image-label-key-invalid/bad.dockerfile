FROM debian:12
LABEL Name=app
LABEL com.docker.image=app
LABEL "the name"=app
LABEL -name=app
LABEL name.=app
LABEL com..example=app
LABEL MODE = fast
