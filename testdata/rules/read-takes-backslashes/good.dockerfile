FROM debian:12
RUN read -t 0 line; echo "$line"
RUN while read -r line; do echo "$line"; done < file && bash -c 'read line'
