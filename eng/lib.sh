# Shared by the scripts of this folder and by ./run, ./test: sourced, never run.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${OPENMEET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/openmeet}
mkdir -p "$cache"

# What the tools would print about themselves, and what makes them slow.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 ASPIRE_CLI_TELEMETRY_OPTOUT=1
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 DEBIAN_FRONTEND=noninteractive

say() { printf '%s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# locked <name>: holds a lock per user until the calling shell ends, so that two checkouts do not prepare the same thing.
locked() {
  exec {lock}>"$cache/$1.lock"
  flock "$lock"
}

# hash_of <path>…: one hash of the contents of files and folders, in any checkout the same.
hash_of() {
  local path
  for path in "$@"; do
    (cd "$(dirname "$path")" && find "$(basename "$path")" -type f -not -path '*/bin/*' -not -path '*/obj/*' -print0 \
      | LC_ALL=C sort -z | xargs -0 sha256sum)
  done | sha256sum | cut -c1-16
}
