FROM debian:12
RUN sed s/a/b/ file > other && mv other file
RUN echo file > file && cat file
RUN cat a > /dev/null && make /dev/null > /dev/null
RUN sort file | sponge file; cat file | tee other
RUN if grep -q a file; then echo a > file; fi
