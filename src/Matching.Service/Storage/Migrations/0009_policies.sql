-- What a municipality decided about the nights: groups that come first, exploration, a reserve, the daily portion. Nothing here is ever
-- changed or removed: a later decision comes beside it, and a round stores the options it used.
create table policies (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  area_code text not null,
  valid_from date not null,
  decided_on date not null,
  reference text not null check (length(reference) between 3 and 120),
  choices jsonb not null,
  set_by bigint not null,
  set_at timestamptz not null default now(),
  foreign key (municipality_code, area_code) references municipalities (code, area_code),
  foreign key (municipality_code, set_by) references accounts (municipality_code, id),
  check (decided_on <= valid_from)
);
create index policies_in_force on policies (area_code, valid_from desc, id desc);
create index policies_set_by on policies (set_by);
call wall_by_area('policies');
grant select, insert on policies to matching_desk;
grant select on policies to matching_jobs;
