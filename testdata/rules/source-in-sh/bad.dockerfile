FROM debian:12
RUN source ./venv/bin/activate && pip install app
#   ^^^^^^ source-in-sh: `source` is not known to every `sh`
RUN source profile
#   ^^^^^^ source-in-sh: `source` is not known to every `sh`
