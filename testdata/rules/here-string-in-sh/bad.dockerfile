FROM debian:12
RUN tr a b <<< "$HOME"
#          ^^^^^^^^^^^ here-string-in-sh: `<<<` is not known to every `sh`
