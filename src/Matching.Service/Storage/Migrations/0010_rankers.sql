-- Learned rankers: the file itself, what it was made from, and where it stands. A file never changes once it is here; who wants another
-- adds another. The bytes are kept, so that a night can be replayed when a folder is lost.
create table rankers (
  municipality_code text not null references municipalities (code),
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  state text not null default 'candidate' check (state in ('candidate', 'shadow', 'champion', 'retired')),
  -- 'simulated', or the code of the municipality whose decisions it learned from.
  data_from text not null check (data_from <> ''),
  file bytea not null check (octet_length(file) <= 67108864),
  file_hash bytea not null check (octet_length(file_hash) = 32),
  manifest jsonb not null,
  metrics jsonb not null default '{}',
  card text not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (municipality_code, id)
);
create unique index rankers_one_champion on rankers (municipality_code) where state = 'champion';
call wall_by_municipality('rankers');

-- Who did what with which ranker, when and why. Null for a champion is the weighted sum.
create table ranker_acts (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  ranker_id text not null,
  act text not null check (act in ('trained', 'shipped', 'shadowed', 'unshadowed', 'promoted', 'rolled_back', 'switched_off')),
  champion_before text,
  champion_after text,
  actor text not null check (actor <> ''),
  account_id bigint,
  reason text,
  at timestamptz not null default now(),
  foreign key (municipality_code, ranker_id) references rankers (municipality_code, id),
  foreign key (municipality_code, account_id) references accounts (municipality_code, id),
  -- A person decides what ranks: only a person's act changes the champion.
  check (champion_before is not distinct from champion_after or account_id is not null)
);
create index ranker_acts_ranker on ranker_acts (ranker_id);
create index ranker_acts_account on ranker_acts (account_id);
call wall_by_municipality('ranker_acts');

-- What a shadow would have done in a night, beside what was done. Counts and shares only.
create table ranker_nights (
  municipality_code text not null,
  round_id bigint not null references rounds (id),
  ranker_id text not null,
  people int not null,
  same_first numeric not null,
  same_proposals numeric not null,
  mean_chance numeric not null,
  mean_chance_champion numeric not null,
  primary key (municipality_code, ranker_id, round_id),
  foreign key (municipality_code, ranker_id) references rankers (municipality_code, id)
);
create index ranker_nights_round on ranker_nights (round_id);
create index ranker_nights_ranker on ranker_nights (ranker_id);
call wall_by_municipality('ranker_nights');

-- The hash of the ranker that a night used, so that a replay takes the same one or says that it cannot.
alter table rounds add column ranker_hash bytea;

grant select on rankers, ranker_acts, ranker_nights to matching_desk, matching_jobs;
grant insert on rankers, ranker_nights to matching_jobs;
grant update (metrics) on rankers to matching_jobs;
grant update (state, metrics, version) on rankers to matching_desk;
grant insert on ranker_acts to matching_desk, matching_jobs;
grant select (ranker_hash) on rounds to matching_desk;
