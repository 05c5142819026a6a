FROM debian:12
RUN echo 'it\'s'
#              ^ shell-syntax: `'` is not closed
RUN if make; then echo done
#   ^^ shell-syntax: `if` has no `fi`
RUN echo "open
#        ^ shell-syntax: `"` is not closed
RUN (make && make install
#   ^ shell-syntax: `(` has no `)`
RUN for a in b; do make
#   ^^^ shell-syntax: `for` has no `done`
RUN make &&
#        ^^ shell-syntax: `&&` is followed by no command
RUN make | | cat
#        ^ shell-syntax: `|` is followed by no command
RUN if make; then fi
#            ^^^^ shell-syntax: `then` is followed by no command
RUN make; done
#         ^^^^ shell-syntax: `done` stands alone
RUN case a in b) make
#   ^^^^ shell-syntax: `case` has no `esac`
RUN while make; make; done
#   ^^^^^ shell-syntax: `while` has no `do`
RUN echo "$(make"
#               ^ shell-syntax: `"` is not closed
RUN make )
#        ^ shell-syntax: `)` stands alone
RUN make > && make
#        ^ shell-syntax: `>` is followed by no word
RUN echo a (b)
#          ^ shell-syntax: `(` stands where none may stand
RUN { make; } all
#             ^^^ shell-syntax: `all` stands alone
RUN make && # and then make all
#        ^^ shell-syntax: `&&` is followed by no command
