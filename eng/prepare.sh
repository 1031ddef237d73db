#!/usr/bin/env bash
# prepare.sh [tests]: everything that has to be there before the solution is built; says what it installs.
source "$(dirname "$0")/lib.sh"
cd "$root"

dotnet --version >/dev/null 2>&1 || die "the .NET SDK that global.json names is missing: install the .NET SDK 10"
installed node nodejs
installed npm npm
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || die "Node $(node --version) is too old: install Node 20 or newer"

eng/docker.sh
eng/choose.sh
images=''
if [ "$(images_choice)" = polyfill ]; then
  eng/images.sh &
  images=$!
  trap 'kill "$images" 2>/dev/null || true' EXIT
fi

# ready: the last step of either kind.
ready() {
  [ -z "$images" ] || wait "$images" || die "the images are not there"
  trap - EXIT
  exit 0
}

[ "${1:-}" = tests ] || ready

# Tests start servers of their own; Debian's package would start one for the whole machine.
if [ "$(id -u)" = 0 ] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
  mkdir -p /etc/postgresql-common
  echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
fi
installed initdb postgresql
installed redis-server redis-server
# Who cannot install the lighter one may use a Chromium that is there.
[ "$(id -u)" != 0 ] && command -v chromium >/dev/null || installed chromium-headless-shell chromium-headless-shell
installed jq jq
eng/kubectl.sh

# Node packages that tests use; those of images are installed where the images are built.
git ls-files '*package-lock.json' | grep -v '^polyfills/images/' | while read -r lock; do
  folder=$(dirname "$lock")
  [ "$folder/node_modules/.package-lock.json" -nt "$lock" ] && continue
  say "installing the Node packages of $folder"
  hidden "npm ci fails in $folder" npm ci --prefix "$folder" --no-audit --no-fund
done
ready
