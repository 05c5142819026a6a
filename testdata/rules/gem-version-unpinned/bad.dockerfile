FROM ruby:3.3
RUN gem install --no-document bundler rake:13.2.1
#                             ^^^^^^^ gem-version-unpinned: version of `bundler` is not pinned
RUN gem i puma
#         ^^^^ gem-version-unpinned: version of `puma` is not pinned
