FROM node:22
RUN npm install -g corepack @angular/cli
#                  ^^^^^^^^ npm-version-unpinned: versions of `corepack` and `@angular/cli` are not pinned
RUN npm i --global git+https://example.com/team/tool.git
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ npm-version-unpinned: version of `git+https://example.com/team/tool.git` is not pinned
