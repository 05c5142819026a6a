FROM debian:12
RUN echo -e 'a\nb'
#        ^^ echo-option-in-sh: `echo -e` means another thing to another `sh`
RUN echo -n a > b
#        ^^ echo-option-in-sh: `echo -n` means another thing to another `sh`
