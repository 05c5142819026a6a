FROM python:3.13-slim
RUN pip install --no-cache-dir poetry==1.8.5
RUN poetry config virtualenvs.create false && poetry install --only main
#                                                    ^^^^^^^ poetry-cache-kept: cache of `poetry` stays in the layer
RUN poetry -C /app install && rm -rf /root/.cache/pip
#                  ^^^^^^^ poetry-cache-kept: cache of `poetry` stays in the layer
