#!/bin/sh
# Renders the configuration and becomes Synapse.
set -eu
umask 077

config=/tmp/synapse
mkdir -p "$config"
for template in homeserver.yaml appservice.yaml log.yaml signing.key; do
  /usr/local/share/openmeet/render synapse "/usr/local/share/openmeet/$template" >"$config/$template"
done

# The allocator that upstream's own start script uses: half the memory after a day.
for library in /usr/lib/*-linux-gnu/libjemalloc.so.2; do
  [ ! -e "$library" ] || export LD_PRELOAD="$library"
done

# Set, it would keep nothing from being compiled at each start.
unset PYTHONDONTWRITEBYTECODE
exec python -m synapse.app.homeserver --config-path "$config/homeserver.yaml"
