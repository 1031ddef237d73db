# Shared by the build.sh of each image: sourced, never run. Set by eng/images.sh:
#   IMAGE    the name and tag to build          BASE  a small Debian image that is there already
#   CONTENT  what the label that skips the next build says
source "$(dirname "${BASH_SOURCE[0]}")/../../eng/lib.sh"

# Left set, every start of a Python program would compile all its modules again.
unset PYTHONDONTWRITEBYTECODE PYTHONUNBUFFERED

# debian_root <suite> <image> <packages,…> [mmdebstrap option…]: an image that is nothing but a Debian root.
debian_root() {
  local suite=$1 image=$2 packages=$3 mirror
  shift 3
  mirror=$(debian_mirror)
  # The index of unstable carries an expired date; its signature is checked all the same.
  hidden "$image: Debian $suite cannot be unpacked" bash -o pipefail -c 'mmdebstrap --quiet --variant="$1" --include="$2" \
      --aptopt="Acquire::Check-Valid-Until \"false\"" --aptopt="Acquire::Languages \"none\"" \
      --dpkgopt="path-exclude=/usr/share/doc/*" --dpkgopt="path-exclude=/usr/share/man/*" \
      --dpkgopt="path-exclude=/usr/share/locale/*" --dpkgopt="path-exclude=/usr/share/info/*" \
      "${@:6}" "$3" - "deb $4 $3 main" | docker import - "$5" >/dev/null' \
    - "${variant:-essential}" "$packages" "$suite" "$mirror" "$image" "$@"
}

# package_version <image> <package>: the version that is really inside, without Debian's own parts.
package_version() {
  docker run --rm --network none --entrypoint dpkg-query "$1" -W -f '${Version}' "$2" | sed 's/^[0-9]*://; s/[-+].*$//'
}

# layered <root image> <version>: the folder's Dockerfile on top of a root, under the name that is asked for.
layered() {
  hidden "$IMAGE: the Dockerfile fails" docker build --quiet --network host --tag "$IMAGE" \
    --build-arg ROOT="$1" --label org.opencontainers.image.version="$2" --label org.openmeet.content="$CONTENT" "$(dirname "$0")"
}
