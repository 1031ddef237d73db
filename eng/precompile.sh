#!/usr/bin/env bash
# precompile.sh LIST: makes the ReadyToRun images that are missing. LIST has one line for each assembly of a project's packages,
# "assembly|image". What the compiler does not take (native, compiled already) is copied as it is. Called by the build.
source "$(dirname "$0")/lib.sh"

list=$1
missing=()
while IFS='|' read -r assembly image; do
  [ -e "$image" ] || missing+=("$assembly|$image")
done <"$list"
[ ${#missing[@]} != 0 ] || exit 0

# Two projects need the same images: the second finds what the first has made.
locked precompile

references=$(mktemp)
trap 'rm -f "$references"' EXIT
{
  cut -d'|' -f1 "$list" | sed 's/^/-r:/'
  for framework in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
    printf -- '-r:%s/*.dll\n' "$(printf '%s\n' "$OPENMEET_FRAMEWORKS/$framework"/* | sort -V | tail -n 1)"
  done
} >"$references"
export references

# compile <assembly|image>
compile() {
  local assembly=${1%%|*} image=${1#*|}
  [ ! -e "$image" ] || return 0
  mkdir -p "$(dirname "$image")"
  "$OPENMEET_COMPILER" "$assembly" -o "$image.new" @"$references" -O >/dev/null 2>&1 || cp "$assembly" "$image.new"
  mv "$image.new" "$image"
}
export -f compile
say "compiling ${#missing[@]} assemblies of packages ahead of time"
printf '%s\0' "${missing[@]}" | xargs -0 -P "$(nproc)" -n 1 bash -c 'compile "$1"' compile
