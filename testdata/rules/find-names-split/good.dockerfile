FROM debian:12
RUN find . -print0 | xargs -0 rm && find . | xargs --null rm && find . | xargs -d '\n' rm
RUN find . -exec rm {} + && find . | sort && ls | xargs rm && find . | grep a | xargs rm
