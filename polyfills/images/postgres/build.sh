#!/usr/bin/env bash
# PostgreSQL 18 of Debian, behaving as the official image does.
source "$(dirname "$0")/../lib.sh"
debian_root sid openmeet-root/postgres postgresql-18,locales \
  --setup-hook='mkdir -p "$1/etc/postgresql-common"; echo "create_main_cluster = false" >"$1/etc/postgresql-common/createcluster.conf"' \
  --essential-hook='echo "postgres:x:999:" >>"$1/etc/group"; echo "postgres:x:999:999::/var/lib/postgresql:/bin/bash" >>"$1/etc/passwd"' \
  --customize-hook='chroot "$1" localedef -i en_US -c -f UTF-8 en_US.UTF-8; rm -rf "$1/usr/share/i18n"'
layered openmeet-root/postgres "$(package_version openmeet-root/postgres postgresql-18)"
