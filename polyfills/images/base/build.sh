#!/usr/bin/env bash
# Debian trixie, as small as a root with apt can be.
source "$(dirname "$0")/../lib.sh"
variant=apt debian_root trixie openmeet-root/base ca-certificates
layered openmeet-root/base trixie
