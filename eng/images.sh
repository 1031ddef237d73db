#!/usr/bin/env bash
# Builds each image of polyfills/images under its upstream name and tag, unless one of the same content is there.
source "$(dirname "$0")/lib.sh"
cd "$root"
locked images
installed mmdebstrap mmdebstrap

images=polyfills/images
label=org.openmeet.content
BASE=$(<$images/base/image)
base_content=$(hash_of $images/base $images/lib.sh $images/packages.Dockerfile)
export BASE

# labelled: whether $IMAGE is there and was built from what the folder holds now.
labelled() {
  [ "$(docker image inspect -f "{{with .Config.Labels}}{{index . \"$label\"}}{{end}}" "$IMAGE" 2>/dev/null)" = "$CONTENT" ]
}

# build <folder>: prints one line; the label makes the next run skip it.
build() {
  local name=$1 started=$SECONDS state=ready
  IMAGE=$(<"$images/$name/image")
  CONTENT=$base_content-$(hash_of "$images/$name")
  export IMAGE CONTENT
  if ! labelled; then
    # Without the lock: a compiler that stays for the next build would hold it.
    "$images/$name/build.sh" {lock}>&- || die "image $IMAGE could not be built"
    labelled || docker build --quiet --tag "$IMAGE" --label "$label=$CONTENT" - <<<"FROM $IMAGE" >/dev/null \
      || die "image $IMAGE cannot be labelled"
    state="built in $((SECONDS - started)) s"
  fi
  say "image: $IMAGE $(docker image inspect -f '{{with .Config.Labels}}{{index . "org.opencontainers.image.version"}}{{end}}' "$IMAGE")," \
    "$(($(docker image inspect -f '{{.Size}}' "$IMAGE") / 1000000)) MB, $state"
}

build base
jobs=()
for folder in $images/*/build.sh; do
  name=$(basename "$(dirname "$folder")")
  [ "$name" = base ] || { build "$name" & jobs+=($!); }
done
for job in "${jobs[@]}"; do wait "$job"; done
