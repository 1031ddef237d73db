-- Identifiers are ULIDs: text in C collation sorts by creation. Tokens, codes and secrets are stored as SHA-256 only.
create table users (
    id text collate "C" primary key,
    username text collate "C" not null unique,
    created_at timestamptz not null,
    locked_at timestamptz,
    deactivated_at timestamptz,
    can_request_admin boolean not null default false
);

create table user_emails (
    id text collate "C" primary key,
    user_id text not null references users on delete cascade,
    email text not null,
    created_at timestamptz not null
);
create unique index user_emails_email on user_emails (lower(email));
create index user_emails_user on user_emails (user_id);

create table user_sessions (
    id text collate "C" primary key,
    user_id text not null references users on delete cascade,
    created_at timestamptz not null,
    authenticated_at timestamptz not null,
    finished_at timestamptz,
    user_agent text
);
create index user_sessions_user on user_sessions (user_id);

create table upstream_oauth_providers (
    id text collate "C" primary key,
    issuer text,
    human_name text,
    created_at timestamptz not null,
    disabled_at timestamptz
);

create table upstream_oauth_links (
    id text collate "C" primary key,
    provider_id text not null references upstream_oauth_providers,
    user_id text references users on delete cascade,
    subject text not null,
    human_account_name text,
    created_at timestamptz not null,
    unique (provider_id, subject)
);
create index upstream_oauth_links_user on upstream_oauth_links (user_id);

create table upstream_oauth_sessions (
    id text collate "C" primary key,
    provider_id text not null references upstream_oauth_providers,
    link_id text references upstream_oauth_links on delete cascade,
    sealed_secrets bytea not null,
    claims jsonb,
    created_at timestamptz not null,
    completed_at timestamptz,
    consumed_at timestamptz
);

create table user_registrations (
    id text collate "C" primary key,
    upstream_session_id text not null references upstream_oauth_sessions on delete cascade,
    username text not null,
    display_name text,
    email text,
    post_auth_action jsonb,
    created_at timestamptz not null,
    completed_at timestamptz
);

create table oauth2_clients (
    id text collate "C" primary key,
    is_static boolean not null,
    metadata_digest bytea unique,
    secret_hash bytea,
    auth_method text,
    redirect_uris text[] not null,
    grant_types text[] not null,
    client_name text,
    client_uri text,
    metadata jsonb not null,
    created_at timestamptz not null
);

create table oauth2_sessions (
    id text collate "C" primary key,
    client_id text not null references oauth2_clients on delete cascade,
    user_id text references users on delete cascade,
    user_session_id text references user_sessions on delete cascade,
    scope text[] not null,
    user_agent text,
    created_at timestamptz not null,
    finished_at timestamptz,
    last_active_at timestamptz,
    last_active_ip text
);
create index oauth2_sessions_user on oauth2_sessions (user_id) where finished_at is null;
create index oauth2_sessions_user_session on oauth2_sessions (user_session_id);

create table oauth2_grants (
    id text collate "C" primary key,
    client_id text not null references oauth2_clients on delete cascade,
    redirect_uri text not null,
    scope text[] not null,
    state text,
    nonce text,
    response_mode text not null,
    code_challenge text,
    code_challenge_method text,
    parameters jsonb not null,
    created_at timestamptz not null,
    code_hash bytea unique,
    user_session_id text references user_sessions on delete cascade,
    fulfilled_at timestamptz,
    oauth2_session_id text references oauth2_sessions on delete cascade,
    exchanged_at timestamptz
);

create table oauth2_access_tokens (
    id text collate "C" primary key,
    session_id text not null references oauth2_sessions on delete cascade,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    first_used_at timestamptz,
    revoked_at timestamptz
);
create index oauth2_access_tokens_session on oauth2_access_tokens (session_id);

create table oauth2_refresh_tokens (
    id text collate "C" primary key,
    session_id text not null references oauth2_sessions on delete cascade,
    access_token_id text references oauth2_access_tokens on delete set null,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    consumed_at timestamptz,
    revoked_at timestamptz,
    next_id text references oauth2_refresh_tokens on delete set null
);
create index oauth2_refresh_tokens_session on oauth2_refresh_tokens (session_id);
create index oauth2_refresh_tokens_access_token on oauth2_refresh_tokens (access_token_id);
create index oauth2_refresh_tokens_next on oauth2_refresh_tokens (next_id);

create table compat_sessions (
    id text collate "C" primary key,
    user_id text not null references users on delete cascade,
    user_session_id text references user_sessions on delete cascade,
    device_id text not null,
    human_name text,
    user_agent text,
    created_at timestamptz not null,
    finished_at timestamptz,
    last_active_at timestamptz,
    last_active_ip text
);
create index compat_sessions_user on compat_sessions (user_id) where finished_at is null;

create table compat_sso_logins (
    id text collate "C" primary key,
    redirect_uri text not null,
    created_at timestamptz not null,
    token_hash bytea unique,
    user_session_id text references user_sessions on delete cascade,
    fulfilled_at timestamptz,
    exchanged_at timestamptz
);

create table compat_access_tokens (
    id text collate "C" primary key,
    session_id text not null references compat_sessions on delete cascade,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz
);
create index compat_access_tokens_session on compat_access_tokens (session_id);

create table compat_refresh_tokens (
    id text collate "C" primary key,
    session_id text not null references compat_sessions on delete cascade,
    access_token_id text references compat_access_tokens on delete set null,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    consumed_at timestamptz
);
create index compat_refresh_tokens_session on compat_refresh_tokens (session_id);
create index compat_refresh_tokens_access_token on compat_refresh_tokens (access_token_id);

create table personal_sessions (
    id text collate "C" primary key,
    owner_user_id text references users on delete cascade,
    owner_client_id text references oauth2_clients on delete cascade,
    actor_user_id text not null references users on delete cascade,
    human_name text not null,
    scope text[] not null,
    created_at timestamptz not null,
    revoked_at timestamptz,
    last_active_at timestamptz,
    last_active_ip text,
    check ((owner_user_id is null) <> (owner_client_id is null))
);
create index personal_sessions_actor on personal_sessions (actor_user_id) where revoked_at is null;

create table personal_access_tokens (
    id text collate "C" primary key,
    session_id text not null references personal_sessions on delete cascade,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz
);
create index personal_access_tokens_session on personal_access_tokens (session_id);

-- What the homeserver must still be told. Several wishes of one kind for one user are one job.
create table homeserver_jobs (
    id text collate "C" primary key,
    kind text not null,
    user_id text not null references users on delete cascade,
    payload jsonb not null,
    attempts integer not null default 0,
    due_at timestamptz not null
);
create index homeserver_jobs_due on homeserver_jobs (due_at);
create index homeserver_jobs_user on homeserver_jobs (user_id);
