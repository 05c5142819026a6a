FROM debian:12
RUN echo one && \
    echo two
RUN echo one && \
    # why
    echo two && \
    echo three
