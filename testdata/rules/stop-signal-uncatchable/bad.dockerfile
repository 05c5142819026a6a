FROM debian:12
STOPSIGNAL SIGKILL
#          ^^^^^^^ stop-signal-uncatchable: no program can end in order on `SIGKILL`
STOPSIGNAL 9
#          ^ stop-signal-uncatchable: no program can end in order on `9`
