FROM debian:12
RUN curl -fsSL https://example.com/install.sh | bash
#   ^^^^ pipefail-unset: pipe hides failures of `curl`: no `pipefail`
RUN VERSION=$(cat /etc/debian_version | cut -d. -f1); echo "$VERSION"
#             ^^^ pipefail-unset: pipe hides failures of `cat`: no `pipefail`
RUN ["/bin/bash", "-c", "ls / | wc -l"]
#                        ^^ pipefail-unset: pipe hides failures of `ls`: no `pipefail`
SHELL ["/bin/bash", "-c"]
RUN set -e; cat /etc/passwd | wc -l
#           ^^^ pipefail-unset: pipe hides failures of `cat`: no `pipefail`
FROM debian:12 AS other
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN sh -c 'cat /etc/passwd | wc -l'
#          ^^^ pipefail-unset: pipe hides failures of `cat`: no `pipefail`
