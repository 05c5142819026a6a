FROM debian:12
RUN echo 'it'"'"'s' "it's"
RUN for a in b c; do for d in e; do make; done done
RUN if make; then echo done; fi
CMD echo 'it\'s'
SHELL ["powershell", "-Command"]
RUN if ($a) { Write-Host 'b' }
