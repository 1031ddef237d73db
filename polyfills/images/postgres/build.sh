#!/usr/bin/env bash
# PostgreSQL 18 of Debian, behaving as the official image does.
source "$(dirname "$0")/../lib.sh"
before='mkdir -p /etc/postgresql-common; echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  echo "postgres:x:999:" >>/etc/group; echo "postgres:x:999:999::/var/lib/postgresql:/bin/bash" >>/etc/passwd'
after='localedef -i en_US -c -f UTF-8 en_US.UTF-8; rm -rf /usr/share/i18n'
debian_root sid openmeet-root/postgres postgresql-18 locales
layered openmeet-root/postgres "$(package_version openmeet-root/postgres postgresql-18)"
