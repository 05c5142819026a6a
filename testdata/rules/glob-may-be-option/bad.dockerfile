FROM debian:12
RUN rm *.tmp
#      ^^^^^ glob-may-be-option: `*.tmp` may stand for a name that begins with `-`
RUN sudo chmod 644 *
#                  ^ glob-may-be-option: `*` may stand for a name that begins with `-`
RUN ls ?.txt *.md
#      ^^^^^ glob-may-be-option: `?.txt` may stand for a name that begins with `-`
