#!/usr/bin/env bash
# A small page on the stock matrix-js-sdk, served by nginx as upstream's image serves Element Web.
source "$(dirname "$0")/../lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here"/. "$work"
hidden "$IMAGE: npm cannot fetch the page's packages" npm ci --prefix "$work" --ignore-scripts --no-fund --no-audit --loglevel=error
(cd "$work" && hidden "$IMAGE: the page cannot be bundled" npm run --silent build)
debian_root trixie openmeet-root/element-web nginx-light
hidden "$IMAGE: the Dockerfile fails" docker build --quiet --network host --tag "$IMAGE" \
  --build-arg ROOT=openmeet-root/element-web --label org.opencontainers.image.version="matrix-js-sdk 42.4.0" \
  --file "$here/Dockerfile" "$work"
