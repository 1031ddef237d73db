#!/usr/bin/env bash
# Redis 8 of Debian (without the modules), behaving as the official image does.
source "$(dirname "$0")/../lib.sh"
before='echo "redis:x:999:" >>/etc/group; echo "redis:x:999:999::/data:/usr/sbin/nologin" >>/etc/passwd'
debian_root trixie openmeet-root/redis redis-server redis-tools
layered openmeet-root/redis "$(package_version openmeet-root/redis redis-server)"
