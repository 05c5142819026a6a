FROM debian:12
RUN test "$A" = 1 -a "$B" = 2
#                 ^^ test-joined-by-option: tests are joined by `-a`
