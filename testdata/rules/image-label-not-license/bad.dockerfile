FROM debian:12
LABEL org.opencontainers.image.licenses="Apache 2.0"
LABEL org.opencontainers.image.licenses="All rights reserved"
LABEL org.opencontainers.image.licenses="MIT OR"
LABEL org.opencontainers.image.licenses="(MIT AND BSD-3-Clause"
LABEL org.opencontainers.image.licenses="GPL-2.0-only WITH MIT"
