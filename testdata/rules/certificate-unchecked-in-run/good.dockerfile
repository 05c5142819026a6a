FROM debian:12
RUN curl -fsSLo k https://example.com/k --output -k
RUN curl --header -k https://example.com/key && curl -k https://localhost:8443/ready
RUN wget --ca-certificate=/etc/ssl/ours.pem https://example.com/app.deb
RUN git config --global http.sslVerify true && git -c http.sslCAInfo=/etc/ssl/ours.pem fetch
RUN npm config set strict-ssl true && npm config get strict-ssl
RUN dnf install -y --setopt=sslverify=1 app && pip install app
RUN echo curl -k https://example.com
HEALTHCHECK CMD curl -k https://app/
