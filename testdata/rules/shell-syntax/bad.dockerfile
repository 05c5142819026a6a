FROM debian:12
RUN echo 'it\'s'
#              ^ shell-syntax: `'` is not closed
RUN if make; then echo done
#   ^^^^^^^^^^^^^^^^^^^^^^^ shell-syntax: shell code has a syntax error
RUN echo "open
#        ^ shell-syntax: `"` is not closed
RUN (make && make install
#~ shell-syntax: shell code lacks `)`
RUN for a in b; do make
#   ^^^^^^^^^^^^^^^^^^^ shell-syntax: shell code has a syntax error
