-- The audit trail: append-only, chained by hash per municipality. Ids, codes, counts and digests; never a value of a dossier.

create table audit (
  municipality_code text not null references municipalities (code),
  seq bigint not null check (seq >= 1),
  at timestamptz not null,
  actor text not null check (actor <> ''),
  action text not null check (action <> ''),
  object_type text not null,
  object_id text not null,
  result text not null check (result <> ''),
  details jsonb not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (municipality_code, seq)
);
create index audit_object on audit (municipality_code, object_type, object_id);
call wall_by_municipality('audit');

create table audit_heads (
  municipality_code text primary key references municipalities (code),
  seq bigint not null,
  hash bytea not null
);
call wall_by_municipality('audit_heads');

create function refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception 'the audit trail is append-only: % on % is refused', lower(tg_op), tg_table_name using errcode = '42501';
end $$;
create trigger audit_is_append_only before update or delete on audit
  for each row execute function refuse_change();
create trigger audit_is_never_emptied before truncate on audit
  for each statement execute function refuse_change();
create trigger audit_heads_stay before delete on audit_heads
  for each row execute function refuse_change();
create trigger audit_heads_are_never_emptied before truncate on audit_heads
  for each statement execute function refuse_change();

-- Every field as its length in bytes and then its bytes, so that no two rows have the same encoding.
create function audit_hash(prev_hash bytea, municipality_code text, seq bigint, at timestamptz, actor text, action text,
  object_type text, object_id text, result text, details jsonb) returns bytea
language sql immutable
as $$
  select sha256(string_agg(int4send(length(field)) || field, ''::bytea order by place))
  from unnest(array[
    prev_hash, convert_to(municipality_code, 'UTF8'), int8send(seq), int8send((extract(epoch from at) * 1000000)::bigint),
    convert_to(actor, 'UTF8'), convert_to(action, 'UTF8'), convert_to(object_type, 'UTF8'), convert_to(object_id, 'UTF8'),
    convert_to(result, 'UTF8'), convert_to(details::text, 'UTF8')]) with ordinality as fields (field, place)
$$;

-- The only way to write the trail. Call it last before commit: the head stays locked from here, one writer at a time.
create function append_audit(action text, object_type text, object_id text, result text, actor text, details jsonb)
returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  municipality constant text := current_municipality();
  head audit_heads;
  moment timestamptz;
  digest bytea;
begin
  insert into audit_heads values (municipality, 0, ''::bytea) on conflict do nothing;
  select * into strict head from audit_heads h where h.municipality_code = municipality for update;
  moment := clock_timestamp();
  details := coalesce(details, '{}');
  digest := audit_hash(head.hash, municipality, head.seq + 1, moment, actor, action, object_type, object_id, result, details);
  insert into audit values
    (municipality, head.seq + 1, moment, actor, action, object_type, object_id, result, details, head.hash, digest);
  update audit_heads h set seq = head.seq + 1, hash = digest where h.municipality_code = municipality;
  return head.seq + 1;
end $$;

-- The first sequence number where the trail of a municipality is broken (changed, missing, added or cut off), or null.
create function verify_audit(municipality text) returns bigint
language plpgsql stable
as $$
declare
  line public.audit;
  last_seq bigint := 0;
  last_hash bytea := ''::bytea;
  head public.audit_heads;
begin
  if municipality is distinct from public.current_municipality() then
    raise exception 'set the municipality whose trail is verified' using errcode = 'MA001';
  end if;
  for line in select * from public.audit a where a.municipality_code = municipality order by a.seq loop
    if line.seq <> last_seq + 1 or line.prev_hash <> last_hash or line.hash <> public.audit_hash(last_hash,
        line.municipality_code, line.seq, line.at, line.actor, line.action, line.object_type, line.object_id, line.result,
        line.details) then
      return last_seq + 1;
    end if;
    last_seq := line.seq;
    last_hash := line.hash;
  end loop;
  select * into head from public.audit_heads h where h.municipality_code = municipality;
  if coalesce(head.seq, 0) <> last_seq or coalesce(head.hash, ''::bytea) <> last_hash then
    return last_seq + 1;
  end if;
  return null;
end $$;

grant select on audit, audit_heads to matching_auditor, matching_jobs;
grant select on audit to matching_desk;
revoke execute on function append_audit(text, text, text, text, text, jsonb) from public;
grant execute on function append_audit(text, text, text, text, text, jsonb)
  to matching_desk, matching_coordinator, matching_jobs, matching_auditor;
