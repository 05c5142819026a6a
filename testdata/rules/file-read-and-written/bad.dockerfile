FROM debian:12
RUN sed s/a/b/ file > file
#                     ^^^^ file-read-and-written: `file` is written by the pipe that reads it
RUN cat file | sort >> file
#                      ^^^^ file-read-and-written: `file` is written by the pipe that reads it
RUN sort < "$HOME/file" | uniq > "$HOME/file"
#                                ^^^^^^^^^^^^ file-read-and-written: `"$HOME/file"` is written by the pipe that reads it
