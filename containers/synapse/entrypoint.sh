#!/bin/sh
# Renders the configuration and becomes Synapse.
set -eu
umask 077

config=/tmp/synapse
mkdir -p "$config"
for template in homeserver.yaml appservice.yaml log.yaml signing.key; do
  /usr/local/share/openmeet/render synapse "/usr/local/share/openmeet/$template" >"$config/$template"
done

# The allocator that upstream's own start script preloads.
for library in /usr/lib/*-linux-gnu/libjemalloc.so.2; do
  [ ! -e "$library" ] || export LD_PRELOAD="$library"
done

# Set, every start would compile what the image does not hold compiled.
unset PYTHONDONTWRITEBYTECODE
exec python -m synapse.app.homeserver --config-path "$config/homeserver.yaml"
