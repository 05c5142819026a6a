FROM debian:12
ARG VERSION
ENV PREFIX=/opt
RUN target=$(mktemp) && tar -xf app.tar -C $target
#                                          ^^^^^^^ expansion-unquoted: `$target` stands outside of quotes
RUN cp $HOME/a "$HOME/b" $HOME/c
#      ^^^^^ expansion-unquoted: `$HOME` stands outside of quotes
RUN read -r name < names && echo ${name%.txt} > $name
#                                ^^^^^^^^^^^^ expansion-unquoted: `$name` stands outside of quotes
RUN if [ -n $OPTIONS ]; then make; fi
#           ^^^^^^^^ expansion-unquoted: `$OPTIONS` stands outside of quotes
RUN test -f a && mode=fast; make $mode
#                                ^^^^^ expansion-unquoted: `$mode` stands outside of quotes
RUN export KEY=$SECRET
#              ^^^^^^^ expansion-unquoted: `$SECRET` stands outside of quotes
RUN options="-a -b" && make $options
#                           ^^^^^^^^ expansion-unquoted: `$options` stands outside of quotes
RUN count=; make -j $count
#                   ^^^^^^ expansion-unquoted: `$count` stands outside of quotes
RUN for file in *.c "my file"; do cc $file; done
#                                    ^^^^^ expansion-unquoted: `$file` stands outside of quotes
RUN case $# in 0) level=1 ;; 1) level=2 ;; esac; make $level
#                                                     ^^^^^^ expansion-unquoted: `$level` stands outside of quotes
RUN while read -r line; do level=$line; done < levels; make "x" $level
#                                                               ^^^^^^ expansion-unquoted: `$level` stands outside of quotes
RUN (level=1); make $level
#                   ^^^^^^ expansion-unquoted: `$level` stands outside of quotes
RUN level=1 make; make $level
#                      ^^^^^^ expansion-unquoted: `$level` stands outside of quotes
RUN echo $(cat $FILE) "$(cat $OTHER)"
#              ^^^^^ expansion-unquoted: `$FILE` stands outside of quotes
#                            ^^^^^^ expansion-unquoted: `$OTHER` stands outside of quotes
RUN <<EOF
  echo $NAME
  #    ^^^^^ expansion-unquoted: `$NAME` stands outside of quotes
EOF
