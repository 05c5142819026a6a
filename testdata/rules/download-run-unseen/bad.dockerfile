FROM debian:12
RUN curl -fsSL https://example.org/install.sh | sh
#                                               ^^ download-run-unseen: `sh` runs what `curl` downloads, unchecked
RUN wget -qO- https://example.org/setup | sudo -E bash -s -- --yes
#                                                 ^^^^ download-run-unseen: `bash` runs what `wget` downloads, unchecked
RUN curl -sSL https://example.org/poetry.py | python3 -
#                                             ^^^^^^^ download-run-unseen: `python3` runs what `curl` downloads, unchecked
