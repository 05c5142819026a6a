FROM debian:12
RUN curl -fsSLko /tmp/app.tgz https://example.com/app.tgz && \
    wget https://example.com/app.deb
RUN git config --global http.sslVerify false && \
    git -c http.sslVerify=0 clone https://example.com/app.git
RUN npm config set strict-ssl false && npm ci --strict-ssl=false
RUN yarn config set strict-ssl=false
RUN pip install --trusted-host pypi.example.com app
RUN sh -c "dnf install -y --setopt=updates.sslverify=no app"
RUN curl https://example.com/$(uname -m)/app | tar xz
RUN curl https://example.com/app -o /app && \
    wget \
      https://example.com/app
