FROM debian:12
ENTRYPOINT ["app"]
CMD ["serve"]
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
ONBUILD CMD app
FROM debian:12
SHELL ["/bin/bash", "-c"]
CMD app | tee /log
