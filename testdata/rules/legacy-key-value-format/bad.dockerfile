FROM debian:12
ENV LANG C.UTF-8
#   ^^^^ legacy-key-value-format: no `=` behind `LANG`: the rest of the line is its value
ENV GREETING good morning
#   ^^^^^^^^ legacy-key-value-format: no `=` behind `GREETING`: the rest of the line is its value
LABEL description "what it does"
#     ^^^^^^^^^^^ legacy-key-value-format: no `=` behind `description`: the rest of the line is its value
ENV PATH /opt/bin:$PATH
#   ^^^^ legacy-key-value-format: no `=` behind `PATH`: the rest of the line is its value
ENV MODE = fast
#   ^^^^ legacy-key-value-format: the value of `MODE` begins with the equals sign
ENV MESSAGE too \
#   ^^^^^^^ legacy-key-value-format: no `=` behind `MESSAGE`: the rest of the line is its value
    late
