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

# client_file <package> <file inside> <destination>: one program out of a Debian package that needs nothing but libc.
client_file() {
  local own=$cache/docker/apt
  say "docker: taking $1 from Debian trixie"
  [ -d "$own/lists" ] || debian_apt trixie "$own" update
  debian_apt trixie "$own" download "$1"
  dpkg-deb --fsys-tarfile "$own/$1"_*.deb | tar -xO "./$2" >"$3.new" || die "docker: $1 has no $2"
  chmod +x "$3.new" && mv "$3.new" "$3"
}

client() {
  local version
  version=$(docker version --format '{{.Client.Version}}' 2>/dev/null || true)
  [ "${version%%.*}" -ge 25 ] 2>/dev/null && return
  mkdir -p "$cache/docker/bin"
  client_file docker-cli usr/bin/docker "$cache/docker/bin/docker"
}

buildx() {
  docker buildx version >/dev/null 2>&1 && return
  mkdir -p "$HOME/.docker/cli-plugins"
  client_file docker-buildx usr/libexec/docker/cli-plugins/docker-buildx "$HOME/.docker/cli-plugins/docker-buildx"
}

daemon
client
buildx
rm -rf "$cache/docker/apt"
hash -r
say "docker: daemon $(docker version --format '{{.Server.Version}}, client {{.Client.Version}}'), $(docker buildx version | cut -d' ' -f2)"
