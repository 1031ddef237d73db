#!/usr/bin/env bash
# Synapse of Debian unstable. Its packages come with their bytecode, so a read-only root starts as fast as any.
source "$(dirname "$0")/../lib.sh"
debian_root sid openmeet-root/synapse matrix-synapse python3-psycopg2 libjemalloc2
layered openmeet-root/synapse "$(package_version openmeet-root/synapse matrix-synapse)"
