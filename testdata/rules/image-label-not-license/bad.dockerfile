FROM debian:12
LABEL org.opencontainers.image.licenses="Apache 2.0"
#                                       ^^^^^^^^^^^^ image-label-not-license: `Apache 2.0` is no SPDX expression; did you mean `Apache-2.0`?
LABEL org.opencontainers.image.licenses="All rights reserved"
#                                       ^^^^^^^^^^^^^^^^^^^^^ image-label-not-license: `All rights reserved` is no SPDX expression
LABEL org.opencontainers.image.licenses="MIT OR"
#                                       ^^^^^^^^ image-label-not-license: `MIT OR` is no SPDX expression
LABEL org.opencontainers.image.licenses="(MIT AND BSD-3-Clause"
#                                       ^^^^^^^^^^^^^^^^^^^^^^^ image-label-not-license: `(MIT AND BSD-3-Clause` is no SPDX expression
LABEL org.opencontainers.image.licenses="GPL-2.0-only WITH MIT"
#                                       ^^^^^^^^^^^^^^^^^^^^^^^ image-label-not-license: `GPL-2.0-only WITH MIT` is no SPDX expression
