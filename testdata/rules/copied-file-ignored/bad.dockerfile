FROM debian:12
COPY ./secrets.txt build/out.bin README.md /app/
#    ^^^^^^^^^^^^^ copied-file-ignored: `.dockerignore` keeps `secrets.txt` out of the build
#                  ^^^^^^^^^^^^^ copied-file-ignored: `.dockerignore` keeps `build/out.bin` out of the build
ADD node_modules /app/node_modules
#   ^^^^^^^^^^^^ copied-file-ignored: `.dockerignore` keeps `node_modules` out of the build
