#!/usr/bin/env bash
# DCP builds the client side of its tunnel into containers on this image; any root with a C library does.
source "$(dirname "$0")/../lib.sh"
docker tag "$BASE" "$IMAGE"
