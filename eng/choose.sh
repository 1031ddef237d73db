#!/usr/bin/env bash
# Asks the image registries once whether they have what this solution names, and keeps the answer in eng/images.choice:
# "upstream", or "polyfill" for what polyfills/images completes. OPENMEET_IMAGES forces either.
source "$(dirname "$0")/lib.sh"
cd "$root"

# Whether every image that polyfills/images completes can be had from where its name says.
images_answer() {
  local file
  for file in polyfills/images/*/image; do
    [ -e "$file" ] || continue
    timeout 30 docker manifest inspect "$(<"$file")" >/dev/null 2>&1 || { echo polyfill; return; }
  done
  echo upstream
}

case ${OPENMEET_IMAGES:-} in
  '' | upstream | polyfill) ;;
  *) die "OPENMEET_IMAGES must be upstream or polyfill" ;;
esac

# What is forced is not remembered: without the variable the registries are asked.
if [ -z "${OPENMEET_IMAGES:-}" ] && [ ! -e eng/images.choice ]; then
  say "asking the image registries"
  images_answer >eng/images.choice
fi
say "images: $(images_choice) (OPENMEET_IMAGES forces it; without eng/images.choice it is asked again)"
