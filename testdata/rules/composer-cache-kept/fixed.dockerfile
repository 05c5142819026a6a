FROM php:8.4-cli
RUN composer install --no-cache --no-dev --prefer-dist
RUN composer -d /app global require --no-cache phpunit/phpunit:^11 && rm -rf /root/.cache/pip
