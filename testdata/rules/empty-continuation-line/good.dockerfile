FROM debian:12
RUN echo one && \
    # why
    echo two
RUN <<EOF
echo one

echo two
EOF
