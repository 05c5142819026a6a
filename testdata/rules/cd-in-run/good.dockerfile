FROM debian:12
WORKDIR /src
RUN make -C /src/app
RUN echo "cd /src"
RUN bash -c 'cd /src && make'
CMD cd /src && ./app
