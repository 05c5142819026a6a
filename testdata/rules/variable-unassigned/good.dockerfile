FROM debian:12
ARG branch
ENV user=app
RUN make "$branch" "$user" "$http_proxy" "$HOME" "$UNKNOWN" "$1" "$@"
RUN version=1.2 && make "v$version"; for file in a; do make "$file"; done; read -r line; echo "$line"
RUN make "${package:-app}" "${package+app}" "${package:=a}"
RUN . /etc/os-release && echo "$codename"
RUN count=0; count=$((count + 1)); make "$count"
RUN if [ -n "$package" ]; then make "$package"; fi; list[0]=a; echo "$list"
RUN sh -c 'echo "$package"'
