FROM debian:12
ARG NAME
RUN echo wrong && echo "é" doubtful
#        ^^^^^ shellcheck: SC9001: This {is} "wrong".
#                            ^^^^^^^ shellcheck: SC9002: This is doubtful.
RUN apt-get update \
    # a comment
    && echo notable \
    #       ^^^^^^^ shellcheck: SC9003: This is notable.
    && echo ug\
#~ shellcheck: SC9004: This is ugly.
ly
RUN <<EOF
  echo doubtful
  #    ^^^^^^^^ shellcheck: SC9002: This is doubtful.
EOF
ONBUILD RUN echo wrong
#                ^^^^^ shellcheck: SC9001: This {is} "wrong".
RUN $open
#   ^^^^^ shellcheck: SC2086: Double quote this.
SHELL ["/bin/bash", "-c"]
RUN echo notable
#        ^^^^^^^ shellcheck: SC9003: This is notable.
