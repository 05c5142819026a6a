FROM debian:12
LABEL org.opencontainers.image.licenses=Apache-2.0
LABEL org.opencontainers.image.licenses="mit or (GPL-2.0-only WITH Classpath-exception-2.0 AND LicenseRef-Ours)"
LABEL org.opencontainers.image.licenses=LGPL-2.1+
LABEL org.opencontainers.image.licenses=NOASSERTION license="whatever you like"
