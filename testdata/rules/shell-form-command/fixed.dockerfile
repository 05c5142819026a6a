FROM debian:12
ENTRYPOINT ["/usr/bin/app", "--listen", ":8080"]
CMD exec app --name "$NAME"
FROM debian:12
CMD ["app", "serve"]
FROM debian:12
CMD ['app', 'serve']
FROM debian:12
CMD app \
    serve
