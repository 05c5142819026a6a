FROM debian:12
RUN while read line; do echo "$line"; done < file
#         ^^^^ read-takes-backslashes: `read` without `-r` takes backslashes for escapes
