FROM debian:12
RUN make -j"$(nproc)"
RUN ARCH=$(dpkg --print-architecture) && echo "$ARCH"
RUN for package in $(cat packages); do dpkg -i "$package"; done
RUN kill $(pgrep app); set -- $(seq 1 4)
RUN $(cat command)
RUN sh -c 'rm $(cat files)'
RUN case $(uname -m) in x86_64) make ;; esac
RUN cat <<EOF > file
$(uname -m)
EOF
SHELL ["/bin/bash", "-c"]
RUN export ARCH=$(dpkg --print-architecture) && [[ $(uname -m) = x86_64 ]] && diff <(ls) files
