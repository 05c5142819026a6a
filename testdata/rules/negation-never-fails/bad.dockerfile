FROM debian:12
RUN set -e; ! grep -q key config; make
#             ^^^^ negation-never-fails: nothing notices when `! grep` fails
RUN set -eux; for file in a b; do ! test -e "$file"; done; make
#                                   ^^^^ negation-never-fails: nothing notices when `! test` fails
