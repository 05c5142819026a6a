FROM debian:12
LABEL contact="Team <team@example.com>"
LABEL contact=team.example.com
LABEL contact=a..b@example.com
LABEL contact="team @example.com"
