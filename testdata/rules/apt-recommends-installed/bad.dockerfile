FROM debian:12
RUN apt-get update && apt-get install -y curl
#                             ^^^^^^^ apt-recommends-installed: packages that are only recommended are installed too
