FROM ruby:3.3-slim AS build
RUN bundle install
FROM ruby:3.3-slim
COPY --from=build /usr/local/bundle /usr/local/bundle
RUN bundle install && rm -rf /usr/local/bundle/cache/*.gem
RUN bundle install && rm -rf ~/.bundle/ "${BUNDLE_PATH}"/ruby/*/cache
RUN gem install rails:8.0.0 && find / -name '*.gem' -delete
RUN gem install rails:8.0.0 && rm -rf $(gem env gemdir)/cache
RUN --mount=type=cache,target=/usr/local/bundle/cache bundle install
RUN bundle --version && bundle exec rake assets:precompile
