FROM debian:12
ARG VERSION
ENV PREFIX=/opt
RUN target=$(mktemp) && tar -xf app.tar -C "$target"
RUN cp "$HOME"/a "$HOME/b" "$HOME"/c
RUN read -r name < names && echo "${name%.txt}" > "$name"
RUN if [ -n "$OPTIONS" ]; then make; fi
RUN test -f a && mode=fast; make "$mode"
RUN export KEY="$SECRET"
RUN options="-a -b" && make "$options"
RUN count=; make -j "$count"
RUN for file in *.c "my file"; do cc "$file"; done
RUN case $# in 0) level=1 ;; 1) level=2 ;; esac; make "$level"
RUN while read -r line; do level=$line; done < levels; make "x" "$level"
RUN (level=1); make "$level"
RUN level=1 make; make "$level"
RUN echo $(cat "$FILE") "$(cat "$OTHER")"
RUN <<EOF
  echo "$NAME"
EOF
