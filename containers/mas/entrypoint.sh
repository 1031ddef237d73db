#!/bin/sh
# Renders the configuration and becomes MAS.
set -eu
umask 077

config=/tmp/mas
mkdir -p "$config"
/usr/local/share/openmeet/render mas /usr/local/share/openmeet/config.yaml >"$config/config.yaml"

exec mas-cli server --config "$config/config.yaml"
