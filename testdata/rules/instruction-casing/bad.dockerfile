FROM debian:12
run echo one
#~ instruction-casing: `run` is in lower case, most instructions are in upper
RUN echo two
Copy a /a
#~ instruction-casing: `Copy` mixes upper and lower case
CMD ["/a"]
