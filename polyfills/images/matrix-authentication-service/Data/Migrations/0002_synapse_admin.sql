-- Tokens that an operator has issued with the right to Synapse's admin API.
alter table compat_sessions add column is_synapse_admin boolean not null default false;
