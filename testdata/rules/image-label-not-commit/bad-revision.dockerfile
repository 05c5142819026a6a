FROM debian:12
LABEL revision=main
LABEL revision=3b1c9a
LABEL revision=3B1C9A1F
