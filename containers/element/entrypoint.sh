#!/bin/sh
# Renders the configuration and becomes the web server.
set -eu
umask 077

config=/tmp/element
mkdir -p "$config"
for template in config.json nginx.conf; do
  /usr/local/share/openmeet/render element "/usr/local/share/openmeet/$template" >"$config/$template"
done

exec nginx -c "$config/nginx.conf" -g 'daemon off;'
