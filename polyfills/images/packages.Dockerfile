# See debian_root in lib.sh. Nothing that is installed may start a service.
ARG BASE
FROM ${BASE}
ARG SUITE PACKAGES BEFORE AFTER
RUN set -e; export DEBIAN_FRONTEND=noninteractive; \
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d; \
    sed -i "s/ [a-z]* main$/ $SUITE main/" /etc/apt/sources.list; \
    eval "$BEFORE"; \
    apt-get -qq update; apt-get -qqy install --no-install-recommends $PACKAGES; \
    eval "$AFTER"; \
    rm -rf /usr/sbin/policy-rc.d /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt /var/log/dpkg.log
