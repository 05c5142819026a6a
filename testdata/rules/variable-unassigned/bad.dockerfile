FROM debian:12
RUN apt-get install -y "${package}" curl
#                       ^^^^^^^^^^ variable-unassigned: nothing sets `package`
RUN version=1.2 && make "v$versoin"
#                         ^^^^^^^^ variable-unassigned: nothing sets `versoin`
RUN echo "$later" && other=1
#         ^^^^^^ variable-unassigned: nothing sets `later`
