#!/bin/sh
# The port is the one thing that upstream's image takes from the environment.
set -eu
sed "s/ELEMENT_WEB_PORT/${ELEMENT_WEB_PORT:-80}/" /etc/nginx/element.conf > /tmp/nginx.conf
[ $# -gt 0 ] || set -- nginx -c /tmp/nginx.conf -g 'daemon off;'
exec "$@"
