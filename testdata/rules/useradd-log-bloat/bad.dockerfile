FROM debian:12
RUN useradd -u 1001200000 app
#           ^^ useradd-log-bloat: UID 1001200000 makes `useradd` write huge log files
RUN useradd --create-home --uid=123456 --gid 0 app
#                         ^^^^^^^^^^^^ useradd-log-bloat: UID 123456 makes `useradd` write huge log files
RUN groupadd app && useradd -mu1000600000 -g app app
#                           ^^^^^^^^^^^^^ useradd-log-bloat: UID 1000600000 makes `useradd` write huge log files
