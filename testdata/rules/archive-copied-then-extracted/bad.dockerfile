FROM debian:12
COPY app.tar.gz /tmp/
#    ^^^^^^^^^^ archive-copied-then-extracted: `app.tar.gz` is copied, then extracted
COPY data.tgz tools.txz /opt/
#             ^^^^^^^^^ archive-copied-then-extracted: `tools.txz` is copied, then extracted
COPY release /srv/release.tar
#            ^^^^^^^^^^^^^^^^ archive-copied-then-extracted: `release.tar` is copied, then extracted
RUN tar -xzf /tmp/app.tar.gz -C /srv && rm /tmp/app.tar.gz
RUN tar xf /opt/tools.txz --directory /usr/local
RUN cd /srv && tar --extract --file release.tar
