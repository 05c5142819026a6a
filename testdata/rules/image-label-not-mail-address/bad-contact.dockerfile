FROM debian:12
LABEL contact="Team <team@example.com>"
#             ^^^^^^^^^^^^^^^^^^^^^^^^^ image-label-not-mail-address: `Team <team@example.com>` is no mail address
LABEL contact=team.example.com
#             ^^^^^^^^^^^^^^^^ image-label-not-mail-address: `team.example.com` is no mail address
LABEL contact=a..b@example.com
#             ^^^^^^^^^^^^^^^^ image-label-not-mail-address: `a..b@example.com` is no mail address
LABEL contact="team @example.com"
#             ^^^^^^^^^^^^^^^^^^^ image-label-not-mail-address: `team @example.com` is no mail address
