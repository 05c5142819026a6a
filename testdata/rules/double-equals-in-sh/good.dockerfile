FROM debian:12
ARG MODE
RUN if [ "$MODE" = "==" ]; then make; fi; echo ==
SHELL ["/bin/bash", "-c"]
RUN [ "$MODE" == fast ]
