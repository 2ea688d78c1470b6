-- What people reached, as somebody recorded it: an import of the municipality's own system. A date and a kind, nothing about how.
-- What is not recorded here is not counted: a page says so, and invents nothing.
create table outcomes (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  newcomer_id bigint not null,
  kind text not null check (kind in ('paid_work', 'civic_integration', 'education', 'left_benefit')),
  reached_on date not null,
  -- Work and education can end; what was passed or left stays.
  ended_on date,
  source text not null check (source <> ''),
  recorded_at timestamptz not null default now(),
  unique (municipality_code, newcomer_id, kind, reached_on),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade,
  check (ended_on >= reached_on),
  check (ended_on is null or kind in ('paid_work', 'education'))
);
create index outcomes_newcomer on outcomes (newcomer_id);
call wall_by_municipality('outcomes');

-- Numbers that somebody agreed on, with date and reference: goals of the city, assumed costs of a measure, what the floors may cost.
-- Never changed or removed: the latest of a subject holds, and one without an amount takes it back.
create table agreed_numbers (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  subject text not null check (subject ~ '^(goal|cost|limit):[A-Za-z0-9_-]+$'),
  amount numeric(10, 2) check (amount >= 0),
  decided_on date not null,
  reference text not null check (length(reference) between 3 and 120),
  set_by bigint not null,
  set_at timestamptz not null default now(),
  foreign key (municipality_code, set_by) references accounts (municipality_code, id)
);
create index agreed_numbers_latest on agreed_numbers (municipality_code, subject, id desc);
create index agreed_numbers_set_by on agreed_numbers (set_by);
call wall_by_municipality('agreed_numbers');

-- How long an explanation lay open before it was decided on. Seconds only: when somebody looks at what is kept nowhere.
alter table decisions add column seconds int check (seconds between 0 and 3600);
create index decisions_day on decisions (municipality_code, decided_at);

grant select on outcomes to matching_desk;
grant select, insert, update on outcomes to matching_jobs;
grant select, insert on agreed_numbers to matching_desk;
grant select, insert on agreed_numbers to matching_jobs;
