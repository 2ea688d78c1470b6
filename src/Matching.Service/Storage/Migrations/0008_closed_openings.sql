-- An opening that is no longer published leaves the desks at once, whoever took it off: a coordinator may not see a proposal, let alone
-- change one, so the database does it for her. Who has a place, or is thinking about one, keeps it.
create function withdraw_when_unpublished() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  home constant text := current_municipality();
  neighbour text;
begin
  for neighbour in select m.code from municipalities m where m.area_code = new.area_code order by m.code loop
    perform set_config('matching.municipality', neighbour, true);
    update proposals p
    set status = 'withdrawn', withdrawn_reason = 'closed', postponed_until = null, version = p.version + 1, updated_at = now()
    where p.opening_id = new.id and p.status in ('open', 'postponed');
  end loop;
  perform set_config('matching.municipality', home, true);
  return null;
end $$;
revoke execute on function withdraw_when_unpublished() from public;
create trigger openings_leave_the_desks after update on openings
  for each row when (old.status = 'published' and new.status <> 'published')
  execute function withdraw_when_unpublished();
