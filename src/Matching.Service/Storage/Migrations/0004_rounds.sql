-- A night: one row per area, business date and attempt; and where each newcomer stands after it.

create table rounds (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  area_code text not null,
  business_date date not null,
  attempt int not null check (attempt >= 1),
  epoch int not null default 1,
  state text not null check (state in ('running', 'published', 'failed', 'cancelled')),
  started_by text not null,
  input_hash bytea,
  engine_version text not null,
  options jsonb not null,
  snapshot bytea,
  snapshot_expires date,
  result bytea,
  result_hash bytea,
  summary jsonb,
  warnings jsonb,
  ranker text,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (area_code, business_date, attempt),
  foreign key (municipality_code, area_code) references municipalities (code, area_code),
  check (snapshot is null or snapshot_expires is not null),
  check ((state = 'running') = (finished_at is null)),
  check (state <> 'published' or (input_hash is not null and result_hash is not null and summary is not null))
);
create unique index rounds_one_running on rounds (area_code) where state = 'running';
call wall_by_area('rounds');

create table standings (
  newcomer_id bigint primary key,
  municipality_code text not null,
  round_id bigint not null references rounds (id),
  standing text not null check (standing in ('proposed', 'questions', 'blocked', 'no_place', 'set_aside')),
  blocked_by text,
  questions jsonb,
  least_change jsonb,
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade
);
create index standings_round on standings (round_id);
create index standings_municipality on standings (municipality_code, standing);
call wall_by_municipality('standings');

grant select, insert, update on rounds to matching_jobs;
-- A take that finds nothing new is put back. What was computed or published stays for good.
grant delete on rounds to matching_jobs;
create policy only_what_was_put_back on rounds as restrictive for delete
  using (area_code = (select current_area()) and state = 'running' and snapshot is null);
-- The snapshot holds every dossier of the area, the result the evidence about each: the round's alone.
grant select (id, municipality_code, area_code, business_date, attempt, epoch, state, started_by, input_hash, engine_version,
    options, snapshot_expires, result_hash, summary, warnings, ranker, started_at, finished_at)
  on rounds to matching_desk;
grant select, insert, update, delete on standings to matching_jobs;
grant select, insert, update on standings to matching_desk;
