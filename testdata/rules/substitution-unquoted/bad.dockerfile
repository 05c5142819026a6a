FROM debian:12
RUN make -j$(nproc)
#          ^^^^^^^^ substitution-unquoted: output of a command stands outside of quotes
RUN rm `cat files` && cp "a" $(cat target)/b
#      ^^^^^^^^^^^ substitution-unquoted: output of a command stands outside of quotes
#                            ^^^^^^^^^^^^^ substitution-unquoted: output of a command stands outside of quotes
RUN test $(uname -m) = x86_64
#        ^^^^^^^^^^^ substitution-unquoted: output of a command stands outside of quotes
RUN export ARCH=$(dpkg --print-architecture)
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ substitution-unquoted: output of a command stands outside of quotes
RUN echo a > $(cat name)
#            ^^^^^^^^^^^ substitution-unquoted: output of a command stands outside of quotes
RUN echo "$(cat $(ls))"
#               ^^^^^ substitution-unquoted: output of a command stands outside of quotes
