FROM debian:12
RUN wget -q https://example.com/a
RUN curl -fsSLO https://example.com/b
#   ^^^^ wget-and-curl: stage uses `curl` besides `wget`
RUN echo none
RUN wget -q https://example.com/c
#   ^^^^ wget-and-curl: stage uses `wget` besides `curl`
FROM alpine:3.20
RUN curl -fsSLO https://example.com/b && wget -q https://example.com/a
#                                        ^^^^ wget-and-curl: stage uses `wget` besides `curl`
