#!/bin/sh
# Renders the configuration and becomes Synapse.
set -eu
umask 077

config=/tmp/synapse
mkdir -p "$config"
render() {
  /usr/local/share/openmeet/render synapse "/usr/local/share/openmeet/$1" >"$config/$1"
}

for template in homeserver.yaml appservice.yaml log.yaml signing.key; do
  render "$template"
done
app=homeserver
set -- --config-path "$config/homeserver.yaml"

# With workers, the main process and each of them speak through Redis.
if [ -n "${SYNAPSE_REDIS_HOST:-}${SYNAPSE_WORKER_NAME:-}" ]; then
  render replication.yaml
  set -- "$@" --config-path "$config/replication.yaml"
fi
if [ -n "${SYNAPSE_WORKER_NAME:-}" ]; then
  render worker.yaml
  app=generic_worker
  set -- "$@" --config-path "$config/worker.yaml"
fi

# The allocator that upstream's own start script preloads.
for library in /usr/lib/*-linux-gnu/libjemalloc.so.2; do
  [ ! -e "$library" ] || export LD_PRELOAD="$library"
done

# Set, every start would compile what the image does not hold compiled.
unset PYTHONDONTWRITEBYTECODE
exec python -m "synapse.app.$app" "$@"
