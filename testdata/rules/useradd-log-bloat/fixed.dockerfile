FROM debian:12
RUN useradd -l -u 1001200000 app
RUN useradd -l --create-home --uid=123456 --gid 0 app
RUN groupadd app && useradd -l -mu1000600000 -g app app
