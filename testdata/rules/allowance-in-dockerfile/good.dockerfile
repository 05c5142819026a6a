# hadolint shell=bash
FROM debian:12
# Findings of hadolint ignore=this text.
# shoal reads this file
RUN echo one
