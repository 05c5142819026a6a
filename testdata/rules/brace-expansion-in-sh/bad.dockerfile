FROM debian:12
RUN mkdir -p /image/{usr/bin,lib}
#            ^^^^^^^^^^^^^^^^^^^^ brace-expansion-in-sh: braces are not expanded by every `sh`
RUN for i in a{1,2}; do make "$i"; done
#            ^^^^^^ brace-expansion-in-sh: braces are not expanded by every `sh`
RUN touch file{1..3} && chmod 600 {a,b}.key
#         ^^^^^^^^^^ brace-expansion-in-sh: braces are not expanded by every `sh`
#                                 ^^^^^^^^^ brace-expansion-in-sh: braces are not expanded by every `sh`
