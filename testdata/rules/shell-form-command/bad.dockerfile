FROM debian:12
ENTRYPOINT /usr/bin/app --listen :8080
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ shell-form-command: a shell runs this `ENTRYPOINT`, and is sent its signals
CMD exec app --name "$NAME"
#   ^^^^^^^^^^^^^^^^^^^^^^^ shell-form-command: a shell runs this `CMD`
FROM debian:12
CMD app   serve
#   ^^^^^^^^^^^ shell-form-command: a shell runs this `CMD`, and is sent its signals
FROM debian:12
CMD ['app', 'serve']
#   ^^^^^^^^^^^^^^^^ shell-form-command: `CMD` is not valid JSON, so a shell runs it
FROM debian:12
CMD app \
#~ shell-form-command: a shell runs this `CMD`, and is sent its signals
    serve
