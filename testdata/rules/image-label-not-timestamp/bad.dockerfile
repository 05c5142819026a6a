FROM debian:12
LABEL org.opencontainers.image.created=2026-03-01
#                                      ^^^^^^^^^^ image-label-not-timestamp: `2026-03-01` is no time as RFC 3339 has it
LABEL org.opencontainers.image.created="2026-02-29T12:00:00Z"
#                                      ^^^^^^^^^^^^^^^^^^^^^^ image-label-not-timestamp: `2026-02-29T12:00:00Z` is no time as RFC 3339 has it
LABEL org.opencontainers.image.created="2026-03-01T12:00:00"
#                                      ^^^^^^^^^^^^^^^^^^^^^ image-label-not-timestamp: `2026-03-01T12:00:00` is no time as RFC 3339 has it
