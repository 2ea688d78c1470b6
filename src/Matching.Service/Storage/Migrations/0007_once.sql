-- A retried write is answered from here: the key stands in the transaction of the write itself.

create table idempotency_keys (
  municipality_code text not null references municipalities (code),
  actor text not null,
  key text not null check (key <> ''),
  request_hash bytea not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (municipality_code, actor, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
call wall_by_municipality('idempotency_keys');

grant select, insert, update on idempotency_keys to matching_desk, matching_coordinator, matching_jobs;
grant delete on idempotency_keys to matching_jobs;
