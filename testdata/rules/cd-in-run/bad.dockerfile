FROM debian:12
RUN cd /src && make && make install
#   ^^ cd-in-run: `cd` changes the directory within this RUN only
RUN --mount=type=cache,target=/cache cd /opt \
#                                    ^^ cd-in-run: `cd` changes the directory within this RUN only
    && tar xzf app.tgz
RUN cd build && make
#   ^^ cd-in-run: `cd` changes the directory within this RUN only
RUN git clone https://example.com/app.git && (cd app && make)
#                                             ^^ cd-in-run: `cd` changes the directory within this RUN only
RUN cd /src; make
#   ^^ cd-in-run: `cd` changes the directory within this RUN only
RUN cd "$HOME" && make
#   ^^ cd-in-run: `cd` changes the directory within this RUN only
RUN cd /one && make && cd /two && make
#   ^^ cd-in-run: `cd` changes the directory within this RUN only
