FROM debian:12
RUN echo `uname -m`
#        ^^^^^^^^^^ backticks-used: backticks instead of `$(…)`
RUN VERSION=`cat version` && echo "built `date` on `hostname`"
#           ^^^^^^^^^^^^^ backticks-used: backticks instead of `$(…)`
#                                        ^^^^^^ backticks-used: backticks instead of `$(…)`
RUN for file in `cat files`; do echo "$file"; done
#               ^^^^^^^^^^^ backticks-used: backticks instead of `$(…)`
RUN echo `echo \`date\``
#        ^^^^^^^^^^^^^^^ backticks-used: backticks instead of `$(…)`
