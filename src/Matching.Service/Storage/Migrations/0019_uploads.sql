-- A list that somebody sends in on a page, for as long as it takes her to look at what it would do: an hour at most. Once it is stored,
-- or not wanted after all, nothing of it is left but the counts.
create table import_uploads (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  account_id bigint not null,
  kind text not null check (kind in ('newcomers', 'openings', 'activities', 'support')),
  content bytea,
  result jsonb,
  created_at timestamptz not null,
  foreign key (municipality_code, account_id) references accounts (municipality_code, id),
  check ((content is null) = (result is not null))
);
create index import_uploads_account on import_uploads (account_id);
create index import_uploads_created on import_uploads (created_at);
call wall_by_municipality('import_uploads');
-- A coordinator's role sees no list of people, not even one that somebody else sent in.
create policy coordinators_send_openings on import_uploads as restrictive to matching_coordinator
  using (kind = 'openings' and municipality_code = (select current_municipality()))
  with check (kind = 'openings' and municipality_code = (select current_municipality()));
grant select, insert, update (content, result), delete on import_uploads to matching_desk, matching_coordinator;
grant select, delete on import_uploads to matching_jobs;

-- A pause is not an end: whoever reads why a proposal went away reads which of the two it was.
alter table proposals
  drop constraint proposals_withdrawn_reason_check,
  add constraint proposals_withdrawn_reason_check
    check (withdrawn_reason in ('full', 'rule', 'replaced', 'expired', 'closed', 'paused', 'changed', 'left'));

-- Proposals come back to their desks when the opening has a place for them again: those that were withdrawn as full, in the whole area; the
-- pair's latest; and only of who could take the place.
-- kept: every free place is kept for people who wait, and only those whose turn it is come back; null where who asks may not know: then they
-- are counted here, as the turns are given and last. A coordinator asks it of openings of her own municipality, and of those where its
-- people come.
create function put_back_proposals(opening bigint, at timestamptz, kept boolean default null) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  home constant text := current_municipality();
  area constant text := current_area();
  today constant date := (at at time zone 'Europe/Amsterdam')::date;
  neighbour text;
  turns int := 0;
  back int;
  total int := 0;
begin
  if current_setting('role') = 'matching_coordinator' and not exists (
    select from openings o
    where o.id = opening and (o.municipality_code = home or exists (select from placements p where p.opening_id = o.id))) then
    raise exception 'a coordinator frees places where her own municipality has an opening or people' using errcode = '42501';
  end if;
  if kept is null then
    for neighbour in select m.code from municipalities m where m.area_code = area order by m.code loop
      perform set_config('matching.municipality', neighbour, true);
      turns := turns + (
        select count(*)
        from waiting w join openings o on o.id = w.opening_id
        where w.opening_id = opening and w.ended_at is null and (w.turn_at is null or w.turn_at > at - interval '7 days')
          and can_take(w.newcomer_id, o.kind, today));
    end loop;
    kept := coalesce((select turns >= o.capacity - o.taken from openings o where o.id = opening), false);
  end if;
  for neighbour in select m.code from municipalities m where m.area_code = area order by m.code loop
    perform set_config('matching.municipality', neighbour, true);
    update proposals p
    set status = case when waits.until > today then 'postponed' else 'open' end,
      postponed_until = case when waits.until > today then waits.until end,
      withdrawn_reason = null, caseworker_id = n.caseworker_id, version = p.version + 1, updated_at = at
    from openings o, newcomers n, proposals w
      left join lateral (
        select d.until from decisions d
        where d.proposal_id = w.id and d.kind <> 'undone' and not exists (select from decisions u where u.undoes = d.id)
        order by d.id desc limit 1) waits on true
    where p.opening_id = opening and p.status = 'withdrawn' and p.withdrawn_reason = 'full'
      and w.id = p.id and n.id = p.newcomer_id
      and o.id = p.opening_id and o.status = 'published' and (o.capacity is null or o.taken < o.capacity)
      and (not kept or exists (
        select from waiting t
        where t.newcomer_id = p.newcomer_id and t.opening_id = p.opening_id and t.ended_at is null and t.turn_at is not null))
      and not exists (
        select from proposals later
        where later.newcomer_id = p.newcomer_id and later.opening_id = p.opening_id and later.id > p.id)
      and can_take(p.newcomer_id, p.kind, today);
    get diagnostics back = row_count;
    total := total + back;
  end loop;
  perform set_config('matching.municipality', home, true);
  return total;
end $$;
revoke execute on function put_back_proposals(bigint, timestamptz, boolean) from public;
grant execute on function put_back_proposals(bigint, timestamptz, boolean) to matching_desk, matching_coordinator, matching_jobs;

-- The moment of the proposals is that of the opening, so that the end of a pause finds what its beginning took away.
create or replace function withdraw_when_unpublished() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  home constant text := current_municipality();
  neighbour text;
begin
  for neighbour in select m.code from municipalities m where m.area_code = new.area_code order by m.code loop
    perform set_config('matching.municipality', neighbour, true);
    update proposals p
    set status = 'withdrawn', withdrawn_reason = case new.status when 'paused' then 'paused' else 'closed' end, postponed_until = null, version = p.version + 1, updated_at = new.updated_at
    where p.opening_id = new.id and p.status in ('open', 'postponed');
  end loop;
  perform set_config('matching.municipality', home, true);
  return null;
end $$;

-- When a pause ends, what it took away waits for a place like whatever was withdrawn as full, and comes back as that does. Not once a night
-- came in between, or the opening was changed during its pause and so has another moment: then the night looks again who fits.
create function return_when_resumed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  home constant text := current_municipality();
  neighbour text;
begin
  for neighbour in select m.code from municipalities m where m.area_code = new.area_code order by m.code loop
    perform set_config('matching.municipality', neighbour, true);
    update proposals p set withdrawn_reason = 'full'
    where p.opening_id = new.id and p.status = 'withdrawn' and p.withdrawn_reason = 'paused' and p.updated_at >= old.updated_at
      and can_take(p.newcomer_id, p.kind, (new.updated_at at time zone 'Europe/Amsterdam')::date)
      and not exists (
        select from rounds r where r.area_code = new.area_code and r.state = 'published' and r.finished_at > old.updated_at);
  end loop;
  perform set_config('matching.municipality', home, true);
  perform put_back_proposals(new.id, new.updated_at);
  return null;
end $$;
revoke execute on function return_when_resumed() from public;
create trigger openings_return_to_the_desks after update on openings
  for each row when (old.status = 'paused' and new.status = 'published')
  execute function return_when_resumed();
