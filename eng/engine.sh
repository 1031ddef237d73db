#!/usr/bin/env bash
# Aspire's orchestrator (DCP), its dashboard and the local package feed, out of Aspire's CLI package, once per user:
#   <cache>/aspire/dcp/dcp, <cache>/aspire/dcp/ext, <cache>/aspire/managed/aspire-managed, <cache>/feed/*.nupkg
# Needed only where the package registry lacks Aspire (eng/README.md).
source "$(dirname "$0")/lib.sh"

package=@microsoft/aspire-cli-linux-x64
version=13.5.4
locked engine

engine() {
  [ "$(cat "$cache/aspire/version" 2>/dev/null)" = "$version" ] && return
  local work=$cache/aspire.new
  rm -rf "$work" && mkdir -p "$work"
  (cd "$work" && npm pack --silent "$package@$version" >/dev/null) \
    || die "npm cannot fetch $package $version: see that npm reaches its registry"
  tar -xzf "$work"/*.tgz -C "$work"
  # A home of its own, since 'setup' checks what it unpacked by looking there; and no search for updates, which unpacks too.
  mkdir -p "$work/home/.aspire"
  echo '{ "features": { "updateNotificationsEnabled": false } }' >"$work/home/.aspire/aspire.config.json"
  HOME=$work/home ASPIRE_CLI_NOLOGO=1 "$work/package/bin/aspire" setup --install-path "$work/home/.aspire" >"$work/setup.log" 2>&1 \
    || die "'aspire setup' of $package $version failed: see $work/setup.log"
  # Only what is used, at paths that stay; ext is where DCP looks for extensions, and there are none.
  mkdir -p "$work/aspire"
  mv "$work"/home/.aspire/versions/*/{dcp,managed} "$work/aspire"
  mkdir -p "$work/aspire/dcp/ext"
  echo "$version" >"$work/aspire/version"
  rm -rf "$cache/aspire" && mv "$work/aspire" "$cache/aspire" && rm -rf "$work"
  say "engine: Aspire $version ready in $cache/aspire"
}

feed() {
  local sdk stamp
  sdk=$(dotnet --list-sdks | sed -n "s|^$(dotnet --version) \[\(.*\)\]$|\1/$(dotnet --version)|p")
  stamp="$version $(hash_of "$root/eng/Engine") $(dotnet --version)"
  [ "$(cat "$cache/feed/.stamp" 2>/dev/null)" = "$stamp" ] && return
  # The tool fills the feed, so it is built as if there were none.
  OPENMEET_PACKAGES=upstream dotnet run --project "$root/eng/Engine" -v quiet -- \
    feed "$cache/aspire/managed/aspire-managed" "$sdk" "$cache/feed" >&2 || die "the local feed could not be filled"
  echo "$stamp" >"$cache/feed/.stamp"
}

cd "$root"
engine
feed
