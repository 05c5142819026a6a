FROM debian:12
RUN if [ -f a -o -f b ]; then make; fi
#             ^^ test-joined-by-option: tests are joined by `-o`
