FROM debian:12
RUN echo one && \

#~ empty-continuation-line: `RUN` goes on behind this empty line
    echo two
RUN echo one && \
    # why
    
#~ empty-continuation-line: `RUN` goes on behind 2 empty lines
    echo two && \

    echo three
