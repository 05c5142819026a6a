FROM debian:12
ENTRYPOINT ["sh", "-c", "migrate && serve --port 80"]
#                                   ^^^^^ shell-kept-as-process-one: a shell stays above `serve`, and is sent its signals
