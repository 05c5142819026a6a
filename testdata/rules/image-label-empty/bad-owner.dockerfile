FROM debian:12
LABEL owner="" contact= other=""
