FROM debian:12
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ copied-image-unpinned: `ghcr.io/astral-sh/uv:latest` may be another image at the next build
COPY --from=ghcr.io/astral-sh/uv /uvx /bin/uvx
#           ^^^^^^^^^^^^^^^^^^^^ copied-image-unpinned: `ghcr.io/astral-sh/uv` has no tag
RUN --mount=from=busybox:latest,target=/b true
#                ^^^^^^^^^^^^^^ copied-image-unpinned: `busybox:latest` may be another image at the next build
