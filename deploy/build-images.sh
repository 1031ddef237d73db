#!/usr/bin/env bash
# build-images.sh --registry REGISTRY [--tag TAG] [--push]: builds the six images that deploy/kubernetes names as
# REGISTRY/openmeet-<resource>:TAG, those of containers/ by their Dockerfiles, those of the services by the .NET SDK. TAG is the
# solution's version unless it is given. With --push they go to the registry, and their digests are printed as the settings in
# deploy/<environment>.yaml take them. An image of the same content is not built again.
source "$(dirname "$0")/../eng/lib.sh"
cd "$root"

registry='' tag='' push=
while [ $# -gt 0 ]; do
  case $1 in
    --registry) registry=${2:-}; shift ;;
    --tag) tag=${2:-}; shift ;;
    --push) push=yes ;;
    *) die "unknown option $1: build-images.sh --registry REGISTRY [--tag TAG] [--push]" ;;
  esac
  shift
done
[[ $registry =~ ^[a-z0-9]+([._-][a-z0-9]+)*(:[0-9]+)?(/[a-z0-9]+([._-][a-z0-9]+)*)*$ ]] || die "--registry must be a registry and path such as ghcr.io/openmeet-team"
[ -z "$tag" ] || [[ $tag =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ && $tag != latest ]] || die "--tag must be an image tag, and not latest"
properties=$(dotnet msbuild OpenMeet.Proxy -t:ComputeContainerBaseImage -getProperty:Version -getProperty:ContainerBaseImage)
property() { sed -n "s/^ *\"$1\": \"\(.*\)\",*$/\1/p" <<<"$properties"; }
[ -n "$tag" ] || tag=$(property Version)

containers=(mas synapse element)
services=(oidc:OpenMeet.Oidc chat:OpenMeet.ChatApi proxy:OpenMeet.Proxy)
base=$(property ContainerBaseImage)
label=org.openmeet.content

# image_id <image>: what the daemon has under that name, if anything.
image_id() { docker image inspect --format '{{.Id}}' "$1" 2>/dev/null || true; }

# labelled <image> <content>: whether that image is there and of that content.
labelled() { [ "$(docker image inspect --format "{{with .Config.Labels}}{{index . \"$label\"}}{{end}}" "$1" 2>/dev/null)" = "$2" ]; }

# content <path>…: one hash of the sources there, of what Git would take alone.
content() {
  { git ls-files --cached --others --exclude-standard --deduplicate -z -- "$@" | xargs -0 sha256sum 2>/dev/null || true; } | sha256sum | cut -c1-16
}

# build_container <name>: the upstream image it starts from is part of its content.
build_container() {
  local image=$registry/openmeet-$1:$tag upstream content
  upstream=$(sed -n 's/^ARG UPSTREAM=//p' "containers/$1/Dockerfile")
  content=$(content containers/render "containers/$1")-$(image_id "$upstream" | cut -c8-23)
  if ! labelled "$image" "$content"; then
    hidden "$image: the Dockerfile fails" docker build --tag "$image" --file "containers/$1/Dockerfile" \
      --label "$label=$content" --label org.opencontainers.image.version="$tag" --label org.opencontainers.image.vendor=OpenMeet containers
  fi
  say "image: $image, $(($(docker image inspect --format '{{.Size}}' "$image") / 1000000)) MB"
}

# build_service <name> <project>
build_service() {
  local image=$registry/openmeet-$1:$tag content
  content=$(content "$2" OpenMeet.ServiceDefaults deploy/Images.props Directory.Build.props Directory.Packages.props)-$(image_id "$base" | cut -c8-23)
  if ! labelled "$image" "$content"; then
    serve_base
    hidden "$image: the project cannot be published" dotnet publish "$2" --nologo -t:PublishContainer -p:ContainerImageTag="$tag" \
      -p:ContainerContent="$content" ${served:+-p:ContainerBaseImage="$served"}
    docker tag "openmeet-$1:$tag" "$image"
  fi
  say "image: $image, $(($(docker image inspect --format '{{.Size}}' "$image") / 1000000)) MB"
}

# The SDK takes its base image from a registry, never from the daemon. Where none can be reached, one on the loopback serves
# the base that was built here.
served='' registry_process=''
serve_base() {
  [ -z "$served" ] && [ "${OPENMEET_IMAGES:-$(cat eng/images.choice 2>/dev/null)}" = polyfill ] || return 0
  [ -n "$(image_id "$base")" ] || die "the base image $base is not there: run eng/prepare.sh"
  # The program alone: its package would start a registry for the whole network.
  if ! command -v docker-registry >/dev/null; then
    debian_program docker-registry usr/bin/docker-registry "$cache/docker/bin/docker-registry"
  fi
  work=$(mktemp -d)
  printf 'version: 0.1\nlog: {level: info}\nstorage: {filesystem: {rootdirectory: %s}}\nhttp: {addr: "127.0.0.1:0"}\n' "$work/blobs" >"$work/config.yml"
  docker-registry serve "$work/config.yml" >"$work/log" 2>&1 &
  registry_process=$!
  trap 'kill "$registry_process"; rm -rf "$work"' EXIT
  local address=''
  for _ in $(seq 100); do
    address=$(sed -n 's/.*listening on \(127\.0\.0\.1:[0-9]*\).*/\1/p' "$work/log")
    [ -z "$address" ] || break
    kill -0 "$registry_process" 2>/dev/null || die "the local registry did not start: $(tail -n 1 "$work/log")"
    sleep 0.1
  done
  served=$address/${base#*/}
  docker tag "$base" "$served"
  hidden "the base image $base cannot be served" docker push "$served"
  docker rmi "$served" >/dev/null
  export DOTNET_CONTAINER_INSECURE_REGISTRIES=$address
}

for container in "${containers[@]}"; do build_container "$container"; done
for service in "${services[@]}"; do build_service "${service%%:*}" "${service#*:}"; done

[ -n "$push" ] || exit 0
digests=''
for name in oidc mas synapse chat element proxy; do
  image=$registry/openmeet-$name:$tag
  hidden "$image cannot be pushed" docker push "$image"
  digests+="    $name: $(docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$image" | sed -n "s|^$registry/openmeet-$name@||p" | head -n 1)"$'\n'
done
say "pushed; to deploy exactly these, in deploy/<environment>.yaml:"
printf 'images:\n  digests:\n%s' "$digests"
