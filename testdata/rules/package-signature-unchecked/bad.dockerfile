FROM debian:12
RUN apt-get install -y --allow-unauthenticated app && \
#                      ^^^^^^^^^^^^^^^^^^^^^^^ package-signature-unchecked: `apt-get` with `--allow-unauthenticated` installs what nobody signed
    apt-get --force-yes -y install other
    #       ^^^^^^^^^^^ package-signature-unchecked: `apt-get` with `--force-yes` installs what nobody signed
RUN apk add --allow-untrusted /tmp/app.apk
#           ^^^^^^^^^^^^^^^^^ package-signature-unchecked: `apk` with `--allow-untrusted` installs what nobody signed
RUN yum install -y --nogpgcheck app
#                  ^^^^^^^^^^^^ package-signature-unchecked: `yum` with `--nogpgcheck` installs what nobody signed
RUN rpm -i --nosignature app.rpm
#          ^^^^^^^^^^^^^ package-signature-unchecked: `rpm` with `--nosignature` installs what nobody signed
RUN zypper --no-gpg-checks install app
#          ^^^^^^^^^^^^^^^ package-signature-unchecked: `zypper` with `--no-gpg-checks` installs what nobody signed
