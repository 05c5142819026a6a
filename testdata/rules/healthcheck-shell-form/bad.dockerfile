FROM debian:12
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ healthcheck-shell-form: a shell is started for each health check
HEALTHCHECK --interval=10s \
    CMD /check --deep
    #   ^^^^^^^^^^^^^ healthcheck-shell-form: a shell is started for each health check
