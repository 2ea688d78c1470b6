-- Geography, what this installation is, and the two questions every wall asks: which municipality, which area.

create table areas (
  code text primary key check (code <> ''),
  name text not null
);

create table municipalities (
  code text primary key check (code <> ''),
  name text not null,
  area_code text not null references areas (code),
  theme text,
  unique (code, area_code)
);
create index municipalities_area on municipalities (area_code);

create table installation (
  singleton boolean primary key default true check (singleton),
  kind text not null check (kind in ('demo', 'real')),
  seed bigint,
  people int,
  openings int,
  anchor date,
  created_at timestamptz not null default now()
);

-- A forgotten context must be loud: without this error a query would answer "nobody fits".
create function current_municipality() returns text
language plpgsql stable parallel safe
as $$
declare
  code constant text := current_setting('matching.municipality', true);
begin
  if code is null or code = '' then
    raise exception 'no municipality is set for this transaction'
      using errcode = 'MA001', hint = 'Open the transaction with Database.BeginAsync and name the municipality.';
  end if;
  return code;
end $$;

create function current_area() returns text
language plpgsql stable parallel safe
as $$
declare
  area text;
begin
  select m.area_code into area from public.municipalities m where m.code = public.current_municipality();
  if area is null then
    raise exception 'the municipality set for this transaction does not exist'
      using errcode = 'MA001', hint = 'Add it to the table municipalities, or name another.';
  end if;
  return area;
end $$;

-- Puts a table behind the wall of one municipality. Used by migrations only.
create procedure wall_by_municipality(name regclass)
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy own_municipality on %s
    using (municipality_code = (select current_municipality()))
    with check (municipality_code = (select current_municipality()))', name);
end $$;

-- Puts a table behind the wall of an area: read and changed within it, added and removed by its own municipality.
create procedure wall_by_area(name regclass)
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy area_reads on %s for select
    using (area_code = (select current_area()))', name);
  execute format('create policy area_changes on %s for update
    using (area_code = (select current_area()))
    with check (area_code = (select current_area()))', name);
  execute format('create policy municipality_adds on %s for insert
    with check (municipality_code = (select current_municipality()) and area_code = (select current_area()))', name);
  execute format('create policy municipality_removes on %s for delete
    using (municipality_code = (select current_municipality()))', name);
end $$;

revoke execute on procedure wall_by_municipality(regclass), wall_by_area(regclass) from public;

grant select on areas, municipalities, installation, schema_version
  to matching_desk, matching_coordinator, matching_jobs, matching_auditor;
grant insert, update on areas, municipalities to matching_jobs;
grant insert on installation to matching_jobs;
