FROM debian:12
RUN if [ -f a -o -f b ]; then make; fi
#             ^^ test-joined-by-option: tests are joined by `-o`
RUN test "$A" = 1 -a "$B" = 2
#                 ^^ test-joined-by-option: tests are joined by `-a`
