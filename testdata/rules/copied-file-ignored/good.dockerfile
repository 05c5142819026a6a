FROM debian:12 AS build
COPY . /src
COPY src *.txt /src/
FROM debian:12
COPY --from=build secrets.txt /app/
