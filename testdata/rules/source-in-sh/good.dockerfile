FROM debian:12
RUN . ./venv/bin/activate && echo source && bash -c 'source a'
# hadolint shell=bash
RUN source ./venv/bin/activate
SHELL ["/bin/bash", "-c"]
RUN source ./venv/bin/activate
