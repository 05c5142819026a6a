FROM debian:12 AS a
ENTRYPOINT ["sh", "-c", "migrate && exec serve --port 80"]
CMD ["serve"]
FROM debian:12 AS b
CMD ["sh", "-c", "serve $OPTIONS"]
FROM debian:12 AS c
CMD ["sh", "-c", "trap 'kill 0' TERM; serve & wait"]
FROM debian:12 AS d
CMD serve && true
FROM debian:12 AS e
CMD ["sh", "-c", "serve"]
CMD ["serve"]
