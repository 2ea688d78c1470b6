-- What a dossier needs beside its facts: who stands in and until when, what was corrected by hand, hours, agreements about who does what,
-- sleutelpersonen, stepping stones and the starter bundle. Nothing of it is ever looked at by an engine.

-- A deputy stands in for a period; open on a side is 'until somebody ends it'. Everything that asks for deputies sees those of today.
alter table deputies rename to deputy_terms;
alter table deputy_terms
  add column begins date,
  add column ends date,
  add constraint deputy_terms_period check (begins <= ends);
create view deputies with (security_invoker = true) as
select municipality_code, caseworker_id, deputy_id
from deputy_terms
where (begins is null or begins <= (now() at time zone 'Europe/Amsterdam')::date)
  and (ends is null or ends >= (now() at time zone 'Europe/Amsterdam')::date);
grant select, insert, update, delete on deputies to matching_desk, matching_jobs;

-- A fact that a person corrected here, with what it replaced: a list that still says the replaced value is older news and does not win.
create table hand_facts (
  newcomer_id bigint not null,
  municipality_code text not null,
  fact text not null check (fact <> ''),
  replaced text not null,
  corrected_on date not null,
  corrected_by bigint not null,
  primary key (newcomer_id, fact),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade,
  foreign key (municipality_code, corrected_by) references accounts (municipality_code, id)
);
create index hand_facts_corrected_by on hand_facts (corrected_by);
call wall_by_municipality('hand_facts');

-- Hours of taking part on the Z-route, a week at a time. What is still due stands in the dossier, in whole hours, and moves along; what it
-- counts down from is kept exactly, so that no half hour and no correction is lost.
alter table newcomers add column z_hours_from numeric(6, 1);
create table hour_weeks (
  newcomer_id bigint not null,
  municipality_code text not null,
  week date not null check (extract(isodow from week) = 1),
  hours numeric(4, 1) not null check (hours between 0 and 60),
  recorded_by bigint not null,
  recorded_at timestamptz not null,
  primary key (newcomer_id, week),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade,
  foreign key (municipality_code, recorded_by) references accounts (municipality_code, id)
);
create index hour_weeks_recorded_by on hour_weeks (recorded_by);
call wall_by_municipality('hour_weeks');

-- Two organisations do the same, and somebody agreed who goes on. What begins later is a new question.
create table double_work_agreements (
  newcomer_id bigint not null,
  municipality_code text not null,
  subject text not null check (subject <> ''),
  keeper text not null check (keeper <> ''),
  agreed_on date not null,
  agreed_by bigint not null,
  primary key (newcomer_id, subject),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade,
  foreign key (municipality_code, agreed_by) references accounts (municipality_code, id)
);
create index double_work_agreements_agreed_by on double_work_agreements (agreed_by);
call wall_by_municipality('double_work_agreements');

-- A sleutelpersoon is reached through an organisation, or an account there: no private addresses.
create table key_people (
  id bigint generated always as identity primary key,
  municipality_code text not null references municipalities (code),
  name text not null check (length(name) between 1 and 80),
  organisation_id bigint not null references organisations (id),
  languages text[] not null check (cardinality(languages) > 0),
  domains text[] not null check (cardinality(domains) > 0 and domains <@ array['health', 'work_and_school', 'parenting', 'money', 'living']),
  active boolean not null default true,
  unique (municipality_code, id)
);
create index key_people_organisation on key_people (organisation_id);
call wall_by_municipality('key_people');

-- The newcomer's choice comes first, with its day; only then may the sleutelpersoon be asked.
create table key_person_choices (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  newcomer_id bigint not null,
  key_person_id bigint not null,
  domain text not null check (domain in ('health', 'work_and_school', 'parenting', 'money', 'living')),
  chosen_on date not null,
  recorded_by bigint not null,
  asked_on date,
  answer text check (answer in ('yes', 'no')),
  ended_on date,
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade,
  foreign key (municipality_code, key_person_id) references key_people (municipality_code, id),
  foreign key (municipality_code, recorded_by) references accounts (municipality_code, id),
  check (asked_on >= chosen_on),
  check (answer is null or asked_on is not null)
);
create index key_person_choices_newcomer on key_person_choices (newcomer_id);
create index key_person_choices_key_person on key_person_choices (key_person_id);
create index key_person_choices_recorded_by on key_person_choices (recorded_by);
create unique index key_person_choices_one_per_domain on key_person_choices (newcomer_id, domain) where ended_on is null and answer is distinct from 'no';
call wall_by_municipality('key_person_choices');

-- From dream to first step, in her own words as the caseworker wrote them down.
create table stepping_stones (
  newcomer_id bigint primary key,
  municipality_code text not null,
  first_step text check (length(first_step) <= 200),
  next_step text check (length(next_step) <= 200),
  dream text check (length(dream) <= 200),
  stated_on date not null,
  stated_by bigint not null,
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade,
  foreign key (municipality_code, stated_by) references accounts (municipality_code, id)
);
create index stepping_stones_stated_by on stepping_stones (stated_by);
call wall_by_municipality('stepping_stones');

-- What of the starter bundle is done, or is not needed, where no activity says it.
create table starter_marks (
  newcomer_id bigint not null,
  municipality_code text not null,
  part text not null check (part in ('language', 'maatje', 'money', 'sport', 'neighbourhood')),
  state text not null check (state in ('done', 'not_needed')),
  marked_on date not null,
  marked_by bigint not null,
  primary key (newcomer_id, part),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade,
  foreign key (municipality_code, marked_by) references accounts (municipality_code, id)
);
create index starter_marks_marked_by on starter_marks (marked_by);
call wall_by_municipality('starter_marks');

grant select, insert, update, delete on hand_facts, starter_marks to matching_desk, matching_jobs;
grant select, insert, update on hour_weeks, double_work_agreements, key_people, key_person_choices, stepping_stones to matching_desk, matching_jobs;
