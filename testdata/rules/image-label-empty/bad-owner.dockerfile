FROM debian:12
LABEL owner="" contact= other=""
#     ^^^^^ image-label-empty: label `owner` is empty
#              ^^^^^^^ image-label-empty: label `contact` is empty
