#!/usr/bin/env bash
# Generated from aspire-manifest.json by: dotnet run --project OpenMeet.AppHost -- kubernetes
# wait-for.sh <host> <port> [<path>]: waits until a service accepts connections and, with a path, answers 200 to GET.
set -euo pipefail
host=$1 port=$2 path=${3:-}

ready() {
  local status
  exec 3<>"/dev/tcp/$host/$port" || return 1
  [ -n "$path" ] || return 0
  printf 'GET %s HTTP/1.1\r\nHost: %s:%s\r\nConnection: close\r\n\r\n' "$path" "$host" "$port" >&3
  read -r -t 5 _ status _ <&3 && [ "$status" = 200 ]
}

# In a shell of its own: it ends with the connection.
until (ready) 2>/dev/null; do
  echo "waiting for $host:$port$path"
  sleep 2
done
echo "$host:$port$path is ready"
