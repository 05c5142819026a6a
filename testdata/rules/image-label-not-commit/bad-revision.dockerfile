FROM debian:12
LABEL revision=main
#              ^^^^ image-label-not-commit: `main` is no hash of a commit
LABEL revision=3b1c9a
#              ^^^^^^ image-label-not-commit: `3b1c9a` is no hash of a commit
LABEL revision=3B1C9A1F
#              ^^^^^^^^ image-label-not-commit: `3B1C9A1F` is no hash of a commit
