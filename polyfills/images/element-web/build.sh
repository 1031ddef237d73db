#!/usr/bin/env bash
# Builds the image called $IMAGE on the local base image $BASE.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --ignore-scripts --loglevel=error >/dev/null
npm run --silent build
docker build --quiet --network=host --build-arg BASE="$BASE" --tag "$IMAGE" .
