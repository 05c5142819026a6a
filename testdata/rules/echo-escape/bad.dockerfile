FROM debian:12
RUN echo "a\nb" > file
#        ^^^^^^ echo-escape: `echo` may print the backslash as it is
RUN echo 'colour: \033[0m' "\\x41"
#        ^^^^^^^^^^^^^^^^^ echo-escape: `echo` may print the backslash as it is
RUN echo "$HOME\tb"
#        ^^^^^^^^^^ echo-escape: `echo` may print the backslash as it is
