-- The review: a colleague is asked, 'later' may end with an event, keys are chosen per account, and the queue reads no evidence to stand in order.

alter table decisions
  drop constraint decisions_kind_check,
  add constraint decisions_kind_check
    check (kind in ('put_forward', 'rejected', 'postponed', 'discussed', 'agreed', 'declined', 'undone')),
  -- What ends 'later' before its day does: a nearer proposal, or the open questions answered.
  add column event text check (event in ('nearer', 'answered')),
  add constraint decisions_event_ends_later check (event is null or kind = 'postponed');

-- What one caseworker asks another about one proposal. The texts are people's own words: here and nowhere else.
create table consultations (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  proposal_id bigint not null,
  decision_id bigint not null,
  decision_kind text not null default 'discussed' check (decision_kind = 'discussed'),
  asked_by bigint not null,
  asked bigint not null,
  question text not null check (length(question) between 1 and 500),
  asked_at timestamptz not null,
  answer text check (length(answer) between 1 and 1000),
  answered_at timestamptz,
  ended_at timestamptz,
  foreign key (municipality_code, proposal_id) references proposals (municipality_code, id),
  foreign key (decision_id, decision_kind) references decisions (id, kind),
  foreign key (municipality_code, asked_by) references accounts (municipality_code, id),
  foreign key (municipality_code, asked) references accounts (municipality_code, id),
  check (asked <> asked_by),
  check ((answer is null) = (answered_at is null)),
  check (answered_at is null or ended_at is not null)
);
create unique index consultations_one_open_per_proposal on consultations (proposal_id) where ended_at is null;
create index consultations_proposal on consultations (proposal_id);
create index consultations_decision on consultations (decision_id);
create index consultations_to on consultations (asked, ended_at);
create index consultations_asked_by on consultations (asked_by);
call wall_by_municipality('consultations');
grant select, insert, update on consultations to matching_desk, matching_jobs;

-- How somebody likes to work. No row: as it comes.
create table account_settings (
  account_id bigint primary key,
  municipality_code text not null,
  keys_on boolean not null default true,
  keys jsonb not null default '{}',
  foreign key (municipality_code, account_id) references accounts (municipality_code, id)
);
call wall_by_municipality('account_settings');
grant select, insert, update on account_settings to matching_desk, matching_coordinator, matching_jobs;

-- The order of a queue looks at hundreds of rows: what it needs of the large columns is kept beside them.
alter table proposals
  add column chance int generated always as (coalesce((evidence ->> 'chance')::int, 0)) stored,
  add column unknowns int generated always as (coalesce(jsonb_array_length(evidence -> 'unknowns'), 0)) stored;
alter table newcomers add column has_priority boolean generated always as (
  coalesce(dossier #>> '{integration,literacy}' = 'a', false) or coalesce(dossier #>> '{background,experienceYears}' = '0', false)) stored;
