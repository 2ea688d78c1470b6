-- Who waits for a place at an opening that is full: put there by her caseworker after they talked about it. Who waits longest comes first, in
-- the whole area; who it is stays behind the wall of her own municipality.
create table waiting (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  area_code text not null,
  opening_id bigint not null,
  newcomer_id bigint not null,
  account_id bigint not null,
  since timestamptz not null,
  -- A place is kept for her from then on, for some days: she is the first to be asked.
  turn_at timestamptz,
  ended_at timestamptz,
  ended_how text check (ended_how in ('place', 'left', 'closed')),
  foreign key (municipality_code, area_code) references municipalities (code, area_code),
  foreign key (area_code, opening_id) references openings (area_code, id),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id),
  foreign key (municipality_code, account_id) references accounts (municipality_code, id),
  check ((ended_at is null) = (ended_how is null))
);
create unique index waiting_once on waiting (newcomer_id, opening_id) where ended_at is null;
create index waiting_newcomer on waiting (newcomer_id);
create index waiting_opening on waiting (opening_id);
create index waiting_order on waiting (opening_id, since, id) where ended_at is null;
create index waiting_turn on waiting (turn_at) where ended_at is null and turn_at is not null;
create index waiting_account on waiting (account_id);
call wall_by_municipality('waiting');

-- Whether she could take a place of this kind on a day: she takes part and has no pause then, said no such no, and has or thinks about no place
-- of this kind.
create function can_take(newcomer bigint, wanted text, day date) returns boolean
language sql stable
as $$
  select exists (
      select from newcomers n
      where n.id = newcomer and coalesce(n.dossier ->> 'status', 'active') = 'active'
        and coalesce((n.dossier ->> 'pausedUntil')::date <= day, true) and coalesce((n.dossier ->> 'waveFrom')::date <= day, true))
    and not exists (select from consents c where c.newcomer_id = newcomer and c.kind = wanted and c.answer = 'refused')
    and not exists (
      select from holds h join openings held on held.id = h.opening_id
      where h.newcomer_id = newcomer and h.state = 'held' and held.kind = wanted)
    and not exists (
      select from placements l join openings placed on placed.id = l.opening_id
      where l.newcomer_id = newcomer and l.state in ('agreed', 'introduced', 'started') and placed.kind = wanted)
$$;

-- Who got a place does not wait for it any more; a place that was given by mistake and taken back the same day puts her where she was.
create function hold_ends_waiting() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'INSERT' then
    update waiting set ended_at = new.placed_at, ended_how = 'place'
    where newcomer_id = new.newcomer_id and opening_id = new.opening_id and ended_at is null;
  else
    update waiting w set ended_at = null, ended_how = null
    where w.newcomer_id = new.newcomer_id and w.opening_id = new.opening_id and w.ended_how = 'place' and w.ended_at = new.placed_at
      and not exists (
        select from waiting again where again.newcomer_id = w.newcomer_id and again.opening_id = w.opening_id and again.ended_at is null);
  end if;
  return null;
end $$;
create trigger holds_end_waiting after insert on holds for each row execute function hold_ends_waiting();
create trigger holds_undone_wait_again after update of state on holds
  for each row when (old.state = 'held' and new.state = 'undone') execute function hold_ends_waiting();

-- What a host may know of the list: about how many, to the nearest ten, and nothing below ten. Its owner counts behind every wall of the area.
create function waiting_about(opening bigint) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  home constant text := current_municipality();
  neighbour text;
  people bigint := 0;
begin
  for neighbour in select m.code from municipalities m where m.area_code = current_area() order by m.code loop
    perform set_config('matching.municipality', neighbour, true);
    people := people + (select count(*) from waiting w where w.opening_id = opening and w.ended_at is null);
  end loop;
  perform set_config('matching.municipality', home, true);
  return case when people >= 10 then (people + 5) / 10 * 10 end;
end $$;
revoke execute on function waiting_about(bigint) from public;
grant execute on function waiting_about(bigint) to matching_coordinator;

grant select, insert, update on waiting to matching_desk, matching_jobs;
