FROM debian:12
RUN make -j"$(nproc)"
RUN rm `cat files` && cp "a" "$(cat target)"/b
RUN test "$(uname -m)" = x86_64
RUN export ARCH="$(dpkg --print-architecture)"
RUN echo a > "$(cat name)"
RUN echo "$(cat "$(ls)")"
