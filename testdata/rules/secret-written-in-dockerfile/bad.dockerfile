FROM debian:12
LABEL source="https://deploy:k3Yb0ard-cat@git.example.org/app"
#                            ^^^^^^^^^^^^ secret-written-in-dockerfile: a password is written here
RUN git clone https://ci:k3Yb0ard-cat@git.example.org/app.git /src
#                        ^^^^^^^^^^^^ secret-written-in-dockerfile: a password is written here
RUN <<KEY
cat > /root/.ssh/id <<END
-----BEGIN OPENSSH PRIVATE KEY-----
#~ secret-written-in-dockerfile: a private key is written here
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
-----END OPENSSH PRIVATE KEY-----
END
KEY
