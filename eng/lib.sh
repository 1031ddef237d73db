# Shared by the scripts of this folder and by ./run, ./test: sourced, never run.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${OPENMEET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/openmeet}
mkdir -p "$cache"
PATH=$cache/docker/bin:$cache/kubernetes/bin:$PATH

# Processes of a stack or a test live for minutes: code that has run a few times is not worth measuring and compiling anew, as
# the runtime does by default (the second is hexadecimal).
export DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=200

# What the tools would print about themselves, and what makes them slow.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 ASPIRE_CLI_TELEMETRY_OPTOUT=1
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 ASPIRE_VERSION_CHECK_DISABLED=true DEBIAN_FRONTEND=noninteractive

say() { printf '%s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# images_choice: upstream or polyfill.
images_choice() {
  printf '%s' "${OPENMEET_IMAGES:-$(cat "$root/eng/images.choice")}"
}

# locked <name>: holds a lock per user until the calling shell ends, so that two checkouts do not prepare the same thing.
locked() {
  exec {lock}>"$cache/$1.lock"
  flock "$lock"
}

# hash_of <path>…: one hash of the sources in files and folders, in any checkout the same.
hash_of() {
  local path
  for path in "$@"; do
    (cd "$(dirname "$path")" && find "$(basename "$path")" \( -name bin -o -name obj -o -name dist -o -name node_modules \) -prune -o -type f -print0 \
      | LC_ALL=C sort -z | xargs -0 sha256sum)
  done | sha256sum | cut -c1-16
}

# hidden <what> <command>…: runs a command whose output matters only if it fails.
hidden() {
  local what=$1 log
  shift
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    die "$what"
  fi
  rm -f "$log"
}

# installed <program> <package>…: installs Debian packages unless the program is there.
installed() {
  local program=$1
  shift
  [ -n "$(PATH=$PATH:/usr/sbin:/sbin:$(echo /usr/lib/postgresql/*/bin | tr ' ' :) command -v "$program")" ] && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || die "'$program' is missing: install $*"
  say "installing $*"
  (
    locked apt
    hidden "the package lists cannot be fetched" apt-get -q update
    hidden "$* cannot be installed" apt-get -qy install --no-install-recommends "$@"
  )
}

# debian_mirror: the Debian mirror that this machine uses itself.
debian_mirror() {
  apt-get indextargets --format '$(REPO_URI)' | grep -m1 -E '/debian/?$' || die "no Debian mirror in this machine's apt sources"
}

# debian_apt <suite> <directory> <command>…: an apt of its own for another suite of Debian; changes nothing on the machine.
debian_apt() {
  local suite=$1 own=$2
  shift 2
  mkdir -p "$own"/{lists/partial,archives/partial,etc}
  : >"$own/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_mirror) $suite main" >"$own/etc/sources.list"
  (cd "$own" && hidden "apt-get $* from Debian $suite failed" apt-get -q \
    -o Dir::Etc="$own/etc" -o Dir::Etc::Parts="$own/none" -o Dir::State::lists="$own/lists" -o Dir::State::status="$own/status" \
    -o Dir::Cache="$own" -o APT::Sandbox::User= -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false "$@")
}

# debian_program <package> <file inside> <destination>: one program out of a package of Debian trixie that needs nothing but libc.
debian_program() {
  local own
  own=$(mktemp -d)
  say "taking $1 from Debian trixie"
  debian_apt trixie "$own" update
  debian_apt trixie "$own" download "$1"
  mkdir -p "$(dirname "$3")"
  dpkg-deb --fsys-tarfile "$own/$1"_*.deb | tar -xO "./$2" >"$3.new" || die "$1 has no $2"
  chmod +x "$3.new" && mv "$3.new" "$3"
  rm -rf "$own"
}

# precompiled: lets builds take packages as ReadyToRun images (Directory.Build.targets), if this SDK has a compiler for them.
precompiled() {
  local compiler version
  if ! dotnet restore "$root/eng/Precompiler" --nologo -v quiet >/dev/null 2>&1; then
    say "packages stay IL: this SDK's ahead-of-time compiler cannot be had"
    return
  fi
  compiler=$(dotnet msbuild "$root/eng/Precompiler" -getProperty:Compiler)
  OPENMEET_FRAMEWORKS=$(dotnet msbuild "$root/eng/Precompiler" -getProperty:Frameworks)
  version=$(basename "$(dirname "$(dirname "$compiler")")")
  export OPENMEET_COMPILER=$compiler OPENMEET_FRAMEWORKS OPENMEET_PRECOMPILED=$cache/precompiled/$version
}
