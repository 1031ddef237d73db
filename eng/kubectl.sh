#!/usr/bin/env bash
# kubectl whose kustomize builds what is generated: Debian bookworm's, version 2, knows neither folders as resources nor
# labels. What is missing is taken from Debian's packages.
source "$(dirname "$0")/lib.sh"
locked kubectl

kustomize_version() {
  kubectl version --client 2>/dev/null | sed -n 's/^Kustomize Version: v\([0-9]*\).*/\1/p'
}

[ "$(kustomize_version)" -ge 5 ] 2>/dev/null && exit 0
debian_program kubectl usr/bin/kubectl "$cache/kubernetes/bin/kubectl"
hash -r
[ "$(kustomize_version)" -ge 5 ] || die "kubectl: $(command -v kubectl) has no kustomize of version 5"
