#!/usr/bin/env bash
# Debian trixie, as small as a root with apt can be.
source "$(dirname "$0")/../lib.sh"
# The index of unstable, which other images take, carries an expired date; its signature is checked all the same.
hidden "$IMAGE: Debian trixie cannot be unpacked" bash -o pipefail -c 'mmdebstrap --quiet --variant=apt --include=ca-certificates \
    --aptopt="Acquire::Check-Valid-Until \"false\"" --aptopt="Acquire::Languages \"none\"" \
    --dpkgopt="path-exclude=/usr/share/doc/*" --dpkgopt="path-exclude=/usr/share/man/*" \
    --dpkgopt="path-exclude=/usr/share/locale/*" --dpkgopt="path-exclude=/usr/share/info/*" \
    trixie - "deb $0 trixie main" | docker import - openmeet-root/base >/dev/null' "$(debian_mirror)"
layered openmeet-root/base trixie
