FROM python:3.12 AS build
RUN pip install --prefix=/venv flask==3.0.2
FROM python:3.12 AS base
RUN pip install --no-cache-dir flask==3.0.2
RUN PIP_NO_CACHE_DIR=1 pip install flask==3.0.2
RUN --mount=type=cache,target=/root/.cache/pip pip install flask==3.0.2
RUN pipx install flask==3.0.2
ENV PIP_NO_CACHE_DIR=1
FROM base
RUN pip install flask==3.0.2
ARG PIP_CACHE_DIR=/tmp/pip
ENV PIP_NO_CACHE_DIR=
RUN --mount=type=cache,target=${PIP_CACHE_DIR} pip install flask==3.0.2
RUN pip install flask==3.0.2 && rm -rf /root/.cache
RUN pip3 install flask==3.0.2 && pip3 cache purge
COPY --from=build /venv /venv
