FROM debian:12
RUN export VERSION=$(cat version) && make
#          ^^^^^^^^^^^^^^^^^^^^^^ declaration-masks-status: `export` hides whether the command in the value of `VERSION` fails
RUN export A=1 B="v`cat version`"
#              ^^^^^^^^^^^^^^^^^^ declaration-masks-status: `export` hides whether the command in the value of `B` fails
RUN readonly HOST="$(hostname)"
#            ^^^^^^^^^^^^^^^^^^ declaration-masks-status: `readonly` hides whether the command in the value of `HOST` fails
