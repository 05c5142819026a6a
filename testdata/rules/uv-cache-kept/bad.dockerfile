FROM python:3.13-slim
COPY --from=ghcr.io/astral-sh/uv:0.5.9 /uv /bin/uv
RUN uv sync --frozen --no-dev
#      ^^^^ uv-cache-kept: cache of `uv` stays in the layer
RUN uv cache clean
RUN uv pip install --system -r requirements.txt && rm -rf /root/.cache/pip
#          ^^^^^^^ uv-cache-kept: cache of `uv` stays in the layer
ENV UV_NO_CACHE=0
RUN uv tool install ruff==0.8.1
#           ^^^^^^^ uv-cache-kept: cache of `uv` stays in the layer
