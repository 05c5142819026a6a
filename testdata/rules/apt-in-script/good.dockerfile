FROM debian:12
RUN apt-get update && apt-cache policy curl
RUN echo apt
CMD apt list
