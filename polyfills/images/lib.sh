# Shared by the build.sh of each image: sourced, never run. Set by eng/images.sh:
#   IMAGE    the name and tag to build          BASE  a small Debian image that is there already
#   CONTENT  what the label that skips the next build says
source "$(dirname "${BASH_SOURCE[0]}")/../../eng/lib.sh"

# Left set, every start of a Python program would compile all its modules again.
unset PYTHONDONTWRITEBYTECODE PYTHONUNBUFFERED

# debian_root <suite> <image> <packages…>: an image of Debian packages on the base; a root of its own each would take longer to
# unpack than all else. "before" and "after" are commands that run around the installation.
debian_root() {
  local suite=$1 image=$2
  shift 2
  hidden "$image: packages of Debian $suite cannot be installed" docker build --quiet --network host --tag "$image" \
    --build-arg BASE="$BASE" --build-arg SUITE="$suite" --build-arg PACKAGES="$*" \
    --build-arg BEFORE="${before:-true}" --build-arg AFTER="${after:-true}" \
    --file "$(dirname "${BASH_SOURCE[0]}")/packages.Dockerfile" "$(dirname "$0")"
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
