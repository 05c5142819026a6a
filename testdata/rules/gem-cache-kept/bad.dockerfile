FROM ruby:3.3-slim
RUN gem install rails:8.0.0 && rm -rf /var/cache/apt
#       ^^^^^^^ gem-cache-kept: cache of `gem` stays in the layer
RUN bundle
#   ^^^^^^ gem-cache-kept: cache of `gem` stays in the layer
RUN bundle install --jobs 4 && apt-get purge -y build-essential
#          ^^^^^^^ gem-cache-kept: cache of `gem` stays in the layer
