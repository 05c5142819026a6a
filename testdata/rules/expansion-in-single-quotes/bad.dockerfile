FROM debian:12
RUN echo 'path: $PATH' > config
#         ^^^^^^^^^^^ expansion-in-single-quotes: nothing is replaced in single quotes
RUN echo 'built `date`' && greeting='hello $USER'
#         ^^^^^^^^^^^^ expansion-in-single-quotes: nothing is replaced in single quotes
#                                    ^^^^^^^^^^^ expansion-in-single-quotes: nothing is replaced in single quotes
RUN sed -i 's/HOST/${HOST}/' config
#           ^^^^^^^^^^^^^^^ expansion-in-single-quotes: nothing is replaced in single quotes
RUN find . -exec grep '$(HOME)' {} +
#                      ^^^^^^^ expansion-in-single-quotes: nothing is replaced in single quotes
