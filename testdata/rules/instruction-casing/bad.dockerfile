FROM debian:12
run echo one
RUN echo two
Copy a /a
CMD ["/a"]
