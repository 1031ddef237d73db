#!/usr/bin/env bash
# The ASP.NET Core runtime of this machine as upstream's image has it. The services' own images start from it.
source "$(dirname "$0")/../lib.sh"

dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
version=$(dotnet --list-runtimes | sed -n 's/^Microsoft\.AspNetCore\.App \(10\.0\.[0-9]*\) .*/\1/p' | sort -V | tail -n 1)
[ -n "$version" ] || die "$IMAGE: this machine has no ASP.NET Core 10"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
parts=(dotnet "host/fxr/$version" "shared/Microsoft.NETCore.App/$version" "shared/Microsoft.AspNetCore.App/$version")
mkdir "$work/dotnet"
(cd "$dotnet" && cp --parents -r "${parts[@]}" "$work/dotnet") || die "$IMAGE: the runtime $version is not whole in $dotnet"
hidden "$IMAGE: the Dockerfile fails" docker build --quiet --network none --tag "$IMAGE" --build-arg ROOT="$BASE" --build-arg VERSION="$version" \
  --label org.opencontainers.image.version="$version" --label org.openmeet.content="$CONTENT" --file "$(dirname "$0")/Dockerfile" "$work"
