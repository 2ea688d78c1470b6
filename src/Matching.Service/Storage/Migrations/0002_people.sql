-- Who works here, and the dossiers. Names, limits and consents stand apart, each with its own grant.

create table organisations (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  area_code text not null,
  name text not null check (name <> ''),
  kind text not null,
  foreign key (municipality_code, area_code) references municipalities (code, area_code),
  unique (area_code, id)
);
create unique index organisations_name on organisations (municipality_code, lower(name));
call wall_by_area('organisations');

create table accounts (
  id bigint generated always as identity primary key,
  municipality_code text not null references municipalities (code),
  email text not null check (email <> ''),
  display_name text not null,
  role text not null check (role in ('caseworker', 'coordinator', 'manager')),
  organisation_id bigint references organisations (id),
  team text,
  active boolean not null default true,
  unique (municipality_code, id),
  check ((role = 'coordinator') = (organisation_id is not null))
);
create unique index accounts_email on accounts (municipality_code, lower(email));
create index accounts_organisation on accounts (organisation_id);
call wall_by_municipality('accounts');

create table deputies (
  municipality_code text not null,
  caseworker_id bigint not null,
  deputy_id bigint not null,
  primary key (caseworker_id, deputy_id),
  foreign key (municipality_code, caseworker_id) references accounts (municipality_code, id),
  foreign key (municipality_code, deputy_id) references accounts (municipality_code, id),
  check (caseworker_id <> deputy_id)
);
create index deputies_deputy on deputies (deputy_id);
call wall_by_municipality('deputies');

create table newcomers (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  source text not null,
  extern_id text not null,
  caseworker_id bigint not null,
  dossier jsonb not null,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  unique (municipality_code, source, extern_id),
  unique (municipality_code, id),
  foreign key (municipality_code, caseworker_id) references accounts (municipality_code, id)
);
create index newcomers_caseworker on newcomers (caseworker_id);
call wall_by_municipality('newcomers');

create table newcomer_names (
  newcomer_id bigint primary key,
  municipality_code text not null,
  given_name text,
  family_name text,
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade
);
call wall_by_municipality('newcomer_names');

create table newcomer_limits (
  newcomer_id bigint not null,
  municipality_code text not null,
  code text not null,
  basis text not null,
  stated_on date not null,
  primary key (newcomer_id, code),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade
);
call wall_by_municipality('newcomer_limits');

-- A row here means the limits were asked: none in newcomer_limits is then "none", not "not known yet".
create table newcomer_limits_known (
  newcomer_id bigint primary key,
  municipality_code text not null,
  stated_on date not null,
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade
);
call wall_by_municipality('newcomer_limits_known');

create table consents (
  newcomer_id bigint not null,
  municipality_code text not null,
  kind text not null check (kind in ('work_placement', 'taalstage', 'maatje', 'sports_club', 'volunteer_role')),
  answer text not null check (answer in ('given', 'refused')),
  stated_on date not null,
  stated_by bigint,
  primary key (newcomer_id, kind),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade,
  foreign key (municipality_code, stated_by) references accounts (municipality_code, id)
);
call wall_by_municipality('consents');

create table activities (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  source text not null,
  extern_id text not null,
  newcomer_id bigint not null,
  organisation text not null,
  kind text not null,
  begins date,
  ends date,
  day_parts int not null default 0,
  hours_week numeric(5, 2),
  status text not null,
  unique (municipality_code, source, extern_id),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id) on delete cascade
);
create index activities_newcomer on activities (newcomer_id);
call wall_by_municipality('activities');

grant select on organisations, accounts to matching_desk, matching_coordinator, matching_jobs, matching_auditor;
grant insert, update on organisations, accounts to matching_desk, matching_jobs;
grant select, insert, update, delete on deputies to matching_desk, matching_jobs;
grant select, insert, update on newcomers, newcomer_names, activities to matching_desk, matching_jobs;
grant select, insert, update, delete on newcomer_limits, newcomer_limits_known, consents to matching_desk, matching_jobs;
