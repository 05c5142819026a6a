FROM debian:12
RUN diff <(ls a) b
#        ^^^^^^^ process-substitution-in-sh: `<(…)` is not known to every `sh`
