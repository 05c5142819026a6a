FROM debian:12
WORKDIR /src
RUN make && make install
WORKDIR /opt
RUN --mount=type=cache,target=/cache tar xzf app.tgz
RUN cd build && make
RUN git clone https://example.com/app.git && (cd app && make)
RUN cd /src; make
RUN cd "$HOME" && make
RUN cd /one && make && cd /two && make
