-- From proposal to placement. A person decides: nothing below 'proposals' exists without a row in 'decisions'.

create table proposals (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  area_code text not null,
  newcomer_id bigint not null,
  opening_id bigint not null,
  caseworker_id bigint not null,
  kind text not null check (kind in ('work_placement', 'taalstage', 'maatje', 'sports_club', 'volunteer_role')),
  status text not null check (status in ('open', 'postponed', 'put_forward', 'agreed', 'declined', 'rejected', 'withdrawn')),
  withdrawn_reason text
    check (withdrawn_reason in ('full', 'rule', 'replaced', 'expired', 'closed', 'changed', 'left')),
  origin text not null check (origin in ('round', 'caseworker')),
  first_round_id bigint references rounds (id),
  ranker text,
  rule_version text,
  evidence jsonb,
  postponed_until date,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (municipality_code, id),
  foreign key (municipality_code, area_code) references municipalities (code, area_code),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id),
  foreign key (area_code, opening_id) references openings (area_code, id),
  foreign key (municipality_code, caseworker_id) references accounts (municipality_code, id),
  check ((status = 'withdrawn') = (withdrawn_reason is not null)),
  check (status = 'postponed' or postponed_until is null)
);
create unique index proposals_one_live_per_pair on proposals (newcomer_id, opening_id)
  where status in ('open', 'postponed', 'put_forward', 'agreed');
create index proposals_desk on proposals (caseworker_id, status) where status in ('open', 'postponed');
create index proposals_newcomer on proposals (newcomer_id, status);
create index proposals_opening on proposals (opening_id, status);
create index proposals_first_round on proposals (first_round_id);
call wall_by_municipality('proposals');

create table decisions (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  proposal_id bigint not null,
  account_id bigint not null,
  kind text not null check (kind in ('put_forward', 'rejected', 'postponed', 'agreed', 'declined', 'undone')),
  reason text,
  until date,
  decided_at timestamptz not null default now(),
  undoes bigint references decisions (id),
  shown_rank int check (shown_rank >= 1),
  unique (id, kind),
  foreign key (municipality_code, proposal_id) references proposals (municipality_code, id),
  foreign key (municipality_code, account_id) references accounts (municipality_code, id),
  check ((kind = 'undone') = (undoes is not null)),
  check (kind <> 'rejected' or reason is not null),
  -- A newcomer's no is stored without a reason.
  check (kind not in ('agreed', 'declined') or reason is null)
);
create unique index decisions_undone_once on decisions (undoes);
create index decisions_proposal on decisions (proposal_id);
create index decisions_account on decisions (account_id, decided_at);
call wall_by_municipality('decisions');

create table holds (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  area_code text not null,
  opening_id bigint not null,
  newcomer_id bigint not null,
  proposal_id bigint not null,
  decision_id bigint not null,
  decision_kind text not null default 'put_forward' check (decision_kind = 'put_forward'),
  placed_at timestamptz not null default now(),
  expires_at timestamptz not null,
  state text not null default 'held' check (state in ('held', 'agreed', 'declined', 'expired', 'undone')),
  ended_at timestamptz,
  unique (municipality_code, id),
  foreign key (area_code, opening_id) references openings (area_code, id),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id),
  foreign key (municipality_code, proposal_id) references proposals (municipality_code, id),
  foreign key (decision_id, decision_kind) references decisions (id, kind),
  check ((state = 'held') = (ended_at is null))
);
create unique index holds_one_live_per_proposal on holds (proposal_id) where state in ('held', 'agreed');
create index holds_opening on holds (opening_id, state);
create index holds_newcomer on holds (newcomer_id, state);
create index holds_decision on holds (decision_id);
create index holds_expiry on holds (municipality_code, expires_at) where state = 'held';
call wall_by_municipality('holds');

create table placements (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  opening_id bigint not null references openings (id),
  newcomer_id bigint not null,
  hold_id bigint not null,
  decision_id bigint not null,
  decision_kind text not null default 'agreed' check (decision_kind = 'agreed'),
  state text not null default 'agreed' check (state in ('agreed', 'introduced', 'started', 'stopped', 'completed')),
  started_on date,
  stopped_on date,
  stop_reason text,
  unique (hold_id),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id),
  foreign key (municipality_code, hold_id) references holds (municipality_code, id),
  foreign key (decision_id, decision_kind) references decisions (id, kind)
);
create index placements_opening on placements (opening_id, state);
create index placements_newcomer on placements (newcomer_id, state);
create index placements_decision on placements (decision_id);
call wall_by_municipality('placements');

-- Taken = holds + agreements + started, of every municipality in the area: an opening is shared, its holds are behind a wall each.
-- Checked at commit, so that the place and its hold may come in either order.
create function places_are_counted() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  home constant text := current_municipality();
  area constant text := current_area();
  neighbour text;
  occupied bigint := 0;
begin
  for neighbour in select m.code from municipalities m where m.area_code = area order by m.code loop
    perform set_config('matching.municipality', neighbour, true);
    occupied := occupied
      + (select count(*) from holds h where h.opening_id = new.opening_id and h.state = 'held')
      + (select count(*) from placements p
         where p.opening_id = new.opening_id and p.state in ('agreed', 'introduced', 'started'));
  end loop;
  perform set_config('matching.municipality', home, true);
  if exists (select from openings o where o.id = new.opening_id and o.taken < occupied) then
    raise exception 'opening %: % places are occupied, more than its column taken counts', new.opening_id, occupied
      using errcode = '23514', constraint = 'openings_places_are_counted',
        hint = 'Take the place with the conditional update of openings.taken in the same transaction.';
  end if;
  return null;
end $$;
revoke execute on function places_are_counted() from public;
create constraint trigger holds_are_counted after insert or update of state, opening_id on holds
  deferrable initially deferred for each row execute function places_are_counted();
create constraint trigger placements_are_counted after insert or update of state, opening_id on placements
  deferrable initially deferred for each row execute function places_are_counted();

grant select, insert, update on proposals, holds, placements to matching_desk, matching_jobs;
grant select, insert on decisions to matching_desk, matching_jobs;
