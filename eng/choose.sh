#!/usr/bin/env bash
# Asks the registries once whether they have what this solution names, and keeps the answer in eng/Choice.props:
# "upstream", or "polyfill" for what polyfills/ completes. OPENMEET_PACKAGES and OPENMEET_IMAGES force either.
source "$(dirname "$0")/lib.sh"
cd "$root"

# Whether the packages that a sparse registry lacks can be restored; outside of the checkout, so that nothing replaces them.
packages_answer() {
  local probe aspire openiddict
  [ -d polyfills/packages ] || { echo upstream; return; }
  aspire=$(sed -n 's|.*<AspireVersion[^>]*>\(.*\)</.*|\1|p' Directory.Packages.props)
  openiddict=$(sed -n 's|.*<OpenIddictVersion[^>]*>\(.*\)</.*|\1|p' Directory.Packages.props)
  probe=$(mktemp -d)
  cat >"$probe/probe.csproj" <<EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Aspire.Hosting" Version="$aspire" />
    <PackageReference Include="OpenIddict.AspNetCore" Version="$openiddict" />
  </ItemGroup>
</Project>
EOF
  if timeout 120 dotnet restore "$probe" >"$probe/log" 2>&1; then echo upstream; else echo polyfill; fi
  rm -rf "$probe"
}

# Whether every image that polyfills/images completes can be had from where its name says.
images_answer() {
  local file
  for file in polyfills/images/*/image; do
    [ -e "$file" ] || continue
    timeout 30 docker manifest inspect "$(<"$file")" >/dev/null 2>&1 || { echo polyfill; return; }
  done
  echo upstream
}

# valid <variable>: a forced choice is one of the two.
valid() {
  case ${!1:-} in
    '' | upstream | polyfill) ;;
    *) die "$1 must be upstream or polyfill" ;;
  esac
}

valid OPENMEET_PACKAGES
valid OPENMEET_IMAGES

# What is forced is not remembered: without the variable the registries are asked.
packages=$(remembered Packages)
images=$(remembered Images)
if [ -z "${OPENMEET_PACKAGES:-$packages}" ]; then
  say "asking the package registry for Aspire and OpenIddict"
  packages=$(packages_answer)
fi
if [ -z "${OPENMEET_IMAGES:-$images}" ]; then
  say "asking the image registries"
  images=$(images_answer)
fi
cat >eng/Choice.props <<EOF
<Project>
  <PropertyGroup>
    <OpenMeetPackagesChoice>$packages</OpenMeetPackagesChoice>
    <OpenMeetImagesChoice>$images</OpenMeetImagesChoice>
  </PropertyGroup>
</Project>
EOF
say "packages: $(choice Packages), images: $(choice Images) (OPENMEET_PACKAGES and OPENMEET_IMAGES force it; without eng/Choice.props it is asked again)"
