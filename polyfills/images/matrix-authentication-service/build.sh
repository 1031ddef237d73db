#!/usr/bin/env bash
# A stand-in for Matrix Authentication Service: one self-contained program where the upstream image has its own.
source "$(dirname "$0")/../lib.sh"

folder=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case $(uname -m) in
  x86_64) rid=linux-x64 ;;
  aarch64) rid=linux-arm64 ;;
  *) die "$IMAGE: no .NET runtime for $(uname -m)" ;;
esac

# Its own folder for what the build leaves behind, so that it does not meet other builds of the project.
hidden "$IMAGE: the service does not build" dotnet publish "$folder" --nologo --configuration Release --runtime "$rid" --self-contained \
  --artifacts-path "$work/artifacts" --output "$work/image/bin"
mkdir "$work/image/share"
cp "$folder"/Pages/Assets/* "$work/image/share"
hidden "$IMAGE: the Dockerfile fails" docker build --quiet --tag "$IMAGE" --build-arg ROOT="$BASE" --file "$folder/Dockerfile" \
  --label org.opencontainers.image.version=1.22.0-openmeet --label org.openmeet.content="$CONTENT" "$work/image"
