-- Openings and what an unlock can point at: shared within the area.

create table openings (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  area_code text not null,
  organisation_id bigint not null,
  coordinator_id bigint references accounts (id),
  contact_email text,
  source text not null,
  extern_id text not null,
  kind text not null check (kind in ('work_placement', 'taalstage', 'maatje', 'sports_club', 'volunteer_role')),
  title text not null check (title <> ''),
  description text,
  follow_up text,
  capacity int check (capacity >= 0),
  taken int not null default 0,
  status text not null default 'draft' check (status in ('draft', 'published', 'closed')),
  unpaid boolean not null default true,
  requirements jsonb not null,
  begins date,
  ends date,
  learning_goal text,
  supervisor text,
  no_displacement boolean not null default false,
  checked_by bigint references accounts (id),
  checked_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (municipality_code, organisation_id, source, extern_id),
  unique (area_code, id),
  foreign key (municipality_code, area_code) references municipalities (code, area_code),
  foreign key (area_code, organisation_id) references organisations (area_code, id),
  constraint openings_not_over_full check (taken >= 0 and (capacity is null or taken <= capacity)),
  constraint openings_dates check (ends >= begins),
  -- Never null: a null in a check would let the row through.
  constraint openings_fair_work check (
    status <> 'published'
    or kind not in ('work_placement', 'taalstage')
    or not unpaid
    or (coalesce(learning_goal, '') <> '' and coalesce(supervisor, '') <> '' and ends is not null
        and no_displacement and checked_by is not null and checked_at is not null))
);
create index openings_area_status on openings (area_code, status);
create index openings_organisation on openings (organisation_id);
create index openings_coordinator on openings (coordinator_id);
call wall_by_area('openings');

-- A municipal check holds for what was checked: whoever changes that, sends the opening back to be checked again.
create function forget_stale_check() returns trigger
language plpgsql
as $$
begin
  if old.checked_at is not null and new.checked_at is not distinct from old.checked_at
    and (old.kind, old.unpaid, old.learning_goal, old.supervisor, old.ends, old.no_displacement)
      is distinct from (new.kind, new.unpaid, new.learning_goal, new.supervisor, new.ends, new.no_displacement) then
    new.checked_by := null;
    new.checked_at := null;
    if new.status = 'published' and new.unpaid and new.kind in ('work_placement', 'taalstage') then
      new.status := 'draft';
    end if;
  end if;
  return new;
end $$;
create trigger openings_forget_stale_check before update on openings
  for each row execute function forget_stale_check();

-- Within an area everyone may take a place; the opening itself is its own municipality's to change.
create function only_taken_by_neighbours() returns trigger
language plpgsql
as $$
declare
  same public.openings;
begin
  same := new;
  same.taken := old.taken;
  if old.municipality_code <> public.current_municipality() and same is distinct from old then
    raise exception 'an opening of another municipality can only be held, not changed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger openings_only_taken_by_neighbours before update on openings
  for each row execute function only_taken_by_neighbours();

create table support_offers (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  area_code text not null,
  source text not null,
  extern_id text not null,
  organisation text not null,
  kind text not null,
  postcode text not null,
  begins date,
  places int check (places >= 0),
  cost numeric(8, 2) check (cost >= 0),
  unique (municipality_code, source, extern_id),
  foreign key (municipality_code, area_code) references municipalities (code, area_code)
);
create index support_offers_area on support_offers (area_code, kind);
call wall_by_area('support_offers');

grant select, insert, update on openings, support_offers to matching_desk, matching_jobs;
grant select on openings, support_offers to matching_coordinator;
-- A coordinator neither checks an unpaid placement nor counts its places.
grant insert (municipality_code, area_code, organisation_id, coordinator_id, contact_email, source, extern_id, kind, title,
    description, follow_up, capacity, status, unpaid, requirements, begins, ends, learning_goal, supervisor, no_displacement)
  on openings to matching_coordinator;
grant update (coordinator_id, contact_email, kind, title, description, follow_up, capacity, status, unpaid, requirements, begins, ends,
    learning_goal, supervisor, no_displacement, version, updated_at)
  on openings to matching_coordinator;
