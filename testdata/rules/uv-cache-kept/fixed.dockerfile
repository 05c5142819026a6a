FROM python:3.13-slim
COPY --from=ghcr.io/astral-sh/uv:0.5.9 /uv /bin/uv
RUN uv sync --no-cache --frozen --no-dev
RUN uv cache clean
RUN uv pip install --no-cache --system -r requirements.txt && rm -rf /root/.cache/pip
ENV UV_NO_CACHE=0
RUN uv tool install --no-cache ruff==0.8.1
