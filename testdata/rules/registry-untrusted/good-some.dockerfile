ARG HOST
FROM images.example.com/golang:1.22 AS build
FROM localhost:5000/app:1.0
FROM $HOST/app:1.0
COPY --from=build /app /app
COPY --from=0 /app /app
FROM scratch
