FROM debian:12
RUN curl -fsSLko /tmp/app.tgz https://example.com/app.tgz && \
#        ^^^^^^^ certificate-unchecked-in-run: `curl` with `-k` trusts any server
    wget --no-check-certificate https://example.com/app.deb
    #    ^^^^^^^^^^^^^^^^^^^^^^ certificate-unchecked-in-run: `wget` with `--no-check-certificate` trusts any server
RUN git config --global http.sslVerify false && \
#                       ^^^^^^^^^^^^^^ certificate-unchecked-in-run: `git` with `http.sslVerify=false` trusts any server
    git -c http.sslVerify=0 clone https://example.com/app.git
    #   ^^ certificate-unchecked-in-run: `git` with `http.sslVerify=false` trusts any server
RUN npm config set strict-ssl false && npm ci --strict-ssl=false
#                  ^^^^^^^^^^ certificate-unchecked-in-run: `npm` with `strict-ssl=false` trusts any server
#                                             ^^^^^^^^^^^^^^^^^^ certificate-unchecked-in-run: `npm` with `--strict-ssl=false` trusts any server
RUN yarn config set strict-ssl=false
#                   ^^^^^^^^^^^^^^^^ certificate-unchecked-in-run: `yarn` with `strict-ssl=false` trusts any server
RUN pip install --trusted-host pypi.example.com app
#               ^^^^^^^^^^^^^^ certificate-unchecked-in-run: `pip` with `--trusted-host` trusts any server
RUN sh -c "dnf install -y --setopt=updates.sslverify=no app"
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ certificate-unchecked-in-run: `dnf` with `updates.sslverify=no` trusts any server
RUN curl --insecure https://example.com/$(uname -m)/app | tar xz
#        ^^^^^^^^^^ certificate-unchecked-in-run: `curl` with `--insecure` trusts any server
RUN curl -k https://example.com/app -o /app && \
#        ^^ certificate-unchecked-in-run: `curl` with `-k` trusts any server
    wget \
      --no-check-certificate \
     #^^^^^^^^^^^^^^^^^^^^^^ certificate-unchecked-in-run: `wget` with `--no-check-certificate` trusts any server
      https://example.com/app
