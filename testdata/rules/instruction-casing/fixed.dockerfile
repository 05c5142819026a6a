FROM debian:12
RUN echo one
RUN echo two
COPY a /a
CMD ["/a"]
