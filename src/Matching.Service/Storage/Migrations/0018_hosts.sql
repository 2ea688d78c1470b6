-- What a host asks the municipality about an opening, and the answer. It is about the opening, never about a person.
create table host_requests (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  area_code text not null,
  organisation_id bigint not null,
  opening_id bigint not null,
  account_id bigint not null,
  kind text not null check (kind in ('find_somebody', 'supervisor_away', 'other_times', 'come_by', 'other')),
  body text check (body <> '' and length(body) <= 300),
  asked_at timestamptz not null,
  answer text check (answer <> '' and length(answer) <= 300),
  answered_by bigint,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  foreign key (municipality_code, area_code) references municipalities (code, area_code),
  foreign key (area_code, organisation_id) references organisations (area_code, id),
  foreign key (area_code, opening_id) references openings (area_code, id),
  foreign key (municipality_code, account_id) references accounts (municipality_code, id),
  foreign key (municipality_code, answered_by) references accounts (municipality_code, id),
  check (num_nulls(answer, answered_by, answered_at) in (0, 3)),
  check (answered_at is null or withdrawn_at is null),
  -- Something else is said in words.
  check (kind <> 'other' or body is not null)
);
create index host_requests_open on host_requests (municipality_code, asked_at) where answered_at is null and withdrawn_at is null;
create index host_requests_asked on host_requests (municipality_code, asked_at);
create index host_requests_organisation on host_requests (organisation_id, asked_at);
create index host_requests_opening on host_requests (opening_id, asked_at);
create index host_requests_account on host_requests (account_id);
create index host_requests_answered_by on host_requests (answered_by);
call wall_by_municipality('host_requests');

-- Who came to a session of an opening, written down by its host: of people who said yes alone. Why somebody was not there is not asked.
create table attendance (
  placement_id bigint not null,
  municipality_code text not null,
  held_on date not null,
  mark text not null check (mark in ('present', 'said_no', 'absent')),
  -- How long the session was; what it brings towards the hours of the Z-route is for the municipality to record.
  hours numeric(4, 2) check (hours > 0 and hours <= 12),
  account_id bigint not null,
  recorded_at timestamptz not null,
  primary key (placement_id, held_on),
  foreign key (municipality_code, placement_id) references placements (municipality_code, id),
  foreign key (municipality_code, account_id) references accounts (municipality_code, id)
);
create index attendance_account on attendance (account_id);
call wall_by_municipality('attendance');

-- A one-off visit whose day has passed is closed by the sweep.
create index openings_one_off on openings (municipality_code, ends) where status in ('published', 'paused') and requirements ->> 'form' = 'one_off';

grant select, insert on host_requests to matching_coordinator, matching_jobs;
grant update (withdrawn_at) on host_requests to matching_coordinator;
grant select, update (answer, answered_by, answered_at) on host_requests to matching_desk;
grant update on host_requests to matching_jobs;
grant select, insert, update on attendance to matching_coordinator, matching_jobs;
grant select on attendance to matching_desk;
