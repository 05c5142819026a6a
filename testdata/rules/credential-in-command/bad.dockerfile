FROM debian:12
RUN curl -fsS -u deploy:k3Yb0ard https://example.org/app.tgz -o app.tgz
#             ^^ credential-in-command: the password for `curl` stays in the image's history
RUN wget --user=deploy --password=k3Yb0ard https://example.org/app.tgz
#                      ^^^^^^^^^^^^^^^^^^^ credential-in-command: the password for `wget` stays in the image's history
RUN aws configure set aws_secret_access_key wJalrXUtnFEMIK7MDENG
#                                           ^^^^^^^^^^^^^^^^^^^^ credential-in-command: `aws_secret_access_key` stays in the image's history
RUN docker login -u ci -p k3Yb0ard registry.example.org
#                      ^^ credential-in-command: the password for `docker` stays in the image's history
RUN PGPASSWORD=k3Yb0ard psql -h db -c 'select 1'
#              ^^^^^^^^ credential-in-command: the value of `PGPASSWORD` stays in the image's history
RUN export NPM_TOKEN=k3Yb0ard && npm ci
#                    ^^^^^^^^ credential-in-command: the value of `NPM_TOKEN` stays in the image's history
