"""Stands in for Python in Synapse's container: has Synapse read the configuration, and says what it understood."""

import json
import sys

import synapse.config.redis
from synapse.config.homeserver import HomeServerConfig

# Reading needs no client of Redis, and Debian's Synapse comes without one.
synapse.config.redis.check_requirements = lambda extra: None

app, arguments = sys.argv[2], sys.argv[3:]
config = HomeServerConfig.load_config("Synapse", arguments)
listeners = config.worker.worker_listeners if config.worker.worker_app else config.server.listeners
redis = config.redis.redis_enabled
print(json.dumps({
    "app": app,
    "instance": config.worker.instance_name,
    "listeners": {
        str(listener.port): [name for resource in listener.http_options.resources for name in resource.names] if listener.http_options else []
        for listener in listeners
    },
    "redis": [config.redis.redis_host, config.redis.redis_port, config.redis.redis_password] if redis else None,
    "instances": {name: [at.host, at.port] for name, at in config.worker.instance_map.items()},
    "writers": config.worker.writers.events,
    "media": config.media.can_load_media_repo,
    "turn": [config.voip.turn_uris, config.voip.turn_shared_secret, config.voip.turn_user_lifetime, config.voip.turn_allow_guests],
    "state_after": config.experimental.msc4222_enabled,
    "delayed_events_ms": config.server.max_event_delay_duration.as_millis(),
    "transports": config.matrix_rtc.transports,
    "federation": list(config.federation.federation_domain_whitelist),
}))
