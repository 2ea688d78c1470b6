-- After the yes: what happened with a placement and what was planned, one row per step. Nothing here is changed; who was mistaken adds a row
-- that takes a step back. What the newcomer's or the host's reason was to stop is not asked, so it cannot be here.
alter table placements
  add column agreed_on date,
  add column version int not null default 1,
  -- What the host may read, written when she said yes: a short name, and the card of Explanation/Voices/HostCard.cs.
  add column short_name text,
  add column card jsonb,
  add constraint placements_in_their_municipality unique (municipality_code, id),
  add constraint placements_stop_reason check (stop_reason in (
    'finished', 'to_paid_work', 'to_education', 'newcomer_no', 'host_no', 'place_gone', 'undone'));

create table placement_steps (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  placement_id bigint not null,
  step text not null check (step in ('introduction', 'start', 'check_in_week', 'check_in_month', 'check_in_quarter', 'check_in_half_year',
    'check_in_year', 'stop', 'undone')),
  planned_on date,
  done_on date,
  account_id bigint not null references accounts (id),
  at timestamptz not null default now(),
  undoes bigint references placement_steps (id),
  foreign key (municipality_code, placement_id) references placements (municipality_code, id),
  check ((step = 'undone') = (undoes is not null)),
  check (num_nonnulls(planned_on, done_on, undoes) = 1)
);
create index placement_steps_placement on placement_steps (placement_id);
create index placement_steps_account on placement_steps (account_id);
create unique index placement_steps_undone_once on placement_steps (undoes);
call wall_by_municipality('placement_steps');

-- Whoever ends a placement, the place comes free with it. A yes that was taken back leaves a hold, so its place stays taken.
create function ended_placement_frees_its_place() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  update openings o set taken = o.taken - 1 where o.id = new.opening_id;
  return null;
end $$;
revoke execute on function ended_placement_frees_its_place() from public;
create trigger placements_free_their_place after update of state on placements
  for each row when (old.state in ('agreed', 'introduced', 'started') and new.state in ('stopped', 'completed')
    and new.stop_reason is distinct from 'undone')
  execute function ended_placement_frees_its_place();

-- Placements as a host may see and move them: no number of a person, nobody before her yes. It reads as its owner, behind the wall of
-- the municipality; the coordinator's role has no grant on the table itself.
create view people_who_come as
select id, municipality_code, opening_id, short_name, card, state, agreed_on, started_on, stopped_on, stop_reason, version
from placements
where stop_reason is distinct from 'undone';

grant select, insert on placement_steps to matching_desk, matching_coordinator, matching_jobs;
grant select, update (state, started_on, stopped_on, stop_reason, version) on people_who_come to matching_desk, matching_coordinator;

-- Paused: the nights leave it alone, and who has a place or is thinking about one keeps it. A draft may be kept back on purpose.
alter table openings
  drop constraint openings_status_check,
  add constraint openings_status_check check (status in ('draft', 'published', 'paused', 'closed')),
  add column kept_as_draft boolean not null default false;
grant insert (kept_as_draft), update (kept_as_draft) on openings to matching_coordinator;
