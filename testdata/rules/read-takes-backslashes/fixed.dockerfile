FROM debian:12
RUN while read -r line; do echo "$line"; done < file
