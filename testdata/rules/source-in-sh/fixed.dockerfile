FROM debian:12
RUN . ./venv/bin/activate && pip install app
RUN source profile
