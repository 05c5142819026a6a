FROM python:3.13-slim AS build
RUN poetry install
FROM python:3.13-slim
ENV POETRY_CACHE_DIR=/tmp/poetry_cache
RUN poetry install --only main && rm -rf $POETRY_CACHE_DIR
RUN poetry install --only main && rm -rf /tmp/poetry_cache
RUN --mount=type=cache,target=$POETRY_CACHE_DIR poetry install
RUN poetry install --no-cache
RUN poetry install && poetry cache clear --all -n pypi
RUN poetry build && poetry export -o requirements.txt
COPY --from=build /app /app
