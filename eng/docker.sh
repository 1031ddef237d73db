#!/usr/bin/env bash
# Docker as Aspire's orchestrator wants it: a daemon that answers, a client of at least version 25, and buildx. What is
# missing is taken from Debian's packages.
source "$(dirname "$0")/lib.sh"
locked docker

daemon() {
  docker version >/dev/null 2>&1 && return
  [ "$(id -u)" = 0 ] || die "docker does not answer: start it, or let this user use it (group docker)"
  installed dockerd docker.io
  installed iptables iptables
  say "docker: starting the daemon, its log is $cache/dockerd.log"
  # Without the locks of this script: it outlives them.
  (exec {lock}>&-; exec setsid dockerd >>"$cache/dockerd.log" 2>&1 </dev/null) &
  local started=$!
  for _ in $(seq 150); do
    docker version >/dev/null 2>&1 && return
    kill -0 "$started" 2>/dev/null || break
    sleep 0.2
  done
  die "docker: the daemon did not start: $(tail -n 1 "$cache/dockerd.log")"
}

client() {
  local version
  version=$(docker version --format '{{.Client.Version}}' 2>/dev/null || true)
  [ "${version%%.*}" -ge 25 ] 2>/dev/null && return
  debian_program docker-cli usr/bin/docker "$cache/docker/bin/docker"
}

buildx() {
  docker buildx version >/dev/null 2>&1 && return
  debian_program docker-buildx usr/libexec/docker/cli-plugins/docker-buildx "$HOME/.docker/cli-plugins/docker-buildx"
}

daemon
client
buildx
hash -r
say "docker: daemon $(docker version --format '{{.Server.Version}}, client {{.Client.Version}}'), $(docker buildx version | cut -d' ' -f2)"
