FROM python:3.13-slim AS build
COPY --from=ghcr.io/astral-sh/uv:0.5.9 /uv /bin/uv
RUN uv sync --frozen
FROM python:3.13-slim
COPY --from=ghcr.io/astral-sh/uv:0.5.9 /uv /bin/uv
COPY --from=build /app/.venv /app/.venv
RUN uv sync --frozen --no-cache
RUN uv sync --frozen && uv cache clean
RUN uv pip install --system -r requirements.txt && rm -rf ~/.cache/*
RUN UV_NO_CACHE=1 uv tool install ruff==0.8.1
RUN --mount=type=cache,target=/root/.cache uv sync --frozen
RUN UV_CACHE_DIR=$CACHES/uv uv sync --frozen
RUN uv --version && uv venv
ENV UV_CACHE_DIR=/tmp/uv
RUN uv sync && rm -rf /tmp/uv
RUN --mount=type=tmpfs,target=/tmp uv sync
ENV UV_NO_CACHE=true
RUN uv sync --frozen
