FROM debian:12
RUN echo fine
RUN ["echo", "wrong"]
CMD echo wrong
SHELL ["powershell", "-Command"]
RUN Write-Host wrong
