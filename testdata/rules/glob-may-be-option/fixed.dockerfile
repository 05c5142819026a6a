FROM debian:12
RUN rm ./*.tmp
RUN sudo chmod 644 ./*
RUN ls ./?.txt ./*.md
