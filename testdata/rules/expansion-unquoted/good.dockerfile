FROM debian:12
ARG VERSION
ENV PREFIX=/opt
RUN make VERSION=$VERSION PREFIX=${PREFIX} $http_proxy
RUN target=$(mktemp) && tar -xf app.tar -C "$target"
RUN level=1; make $level; kill $$ $! $?
RUN base=app version=1.2; file=$base-${version%.2}.tgz; tar -xf $file
RUN apt-get update && level=1 && make $level
RUN if make; then level=1; elif make all; then level=2; else level=3; fi; make $level
RUN case $VERSION in 1) level=1 ;; *) level=2 ;; esac; make $level
RUN case $VERSION in 1) level=1 ;; *) exit 1 ;; esac; make $level
RUN test -f app || exit 1; level=1; make $level
RUN for level in 1 2 3; do make $level; done
RUN for level in {1..3}; do make $level; done
RUN count=$((1 + 2)); make -j$count; make ${#count}
RUN copy=$UNKNOWN; other="$copy"
RUN copy=$UNKNOWN make
RUN for file in $FILES; do cc "$file"; done
RUN case $MODE in fast) make ;; esac
RUN sh -c 'echo $1' sh a
RUN $COMPILER main.c
RUN make ${DEBUG:+-g}
RUN level=1; (make $level); make $(make $level)
RUN level=1; (level=$(cat a)); make $level
RUN level=1; cat b | level=$(cat a); make $level
RUN cat <<EOF > file
$NAME
EOF
SHELL ["/bin/bash", "-c"]
RUN export KEY=$SECRET; [[ -n $KEY ]]; files=($(ls)); echo $((KEY + 1))
RUN for ((i = 0; i < 3; i++)); do make $i; done
RUN echo $HOME "
CMD echo $HOME
