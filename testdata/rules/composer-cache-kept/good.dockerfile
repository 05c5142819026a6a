FROM php:8.4-cli AS build
RUN composer install
FROM php:8.4-cli
COPY --from=build /app/vendor /app/vendor
RUN composer install --no-dev --no-cache
RUN composer install --no-dev && composer clear-cache
RUN composer install --no-dev && rm -rf ~/.composer
RUN --mount=type=cache,target=/tmp/cache COMPOSER_CACHE_DIR=/tmp/cache composer install
RUN composer dump-autoload --optimize
