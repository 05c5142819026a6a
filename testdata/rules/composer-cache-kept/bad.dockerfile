FROM php:8.4-cli
RUN composer install --no-dev --prefer-dist
#            ^^^^^^^ composer-cache-kept: cache of `composer` stays in the layer
RUN composer -d /app global require phpunit/phpunit:^11 && rm -rf /root/.cache/pip
#                           ^^^^^^^ composer-cache-kept: cache of `composer` stays in the layer
