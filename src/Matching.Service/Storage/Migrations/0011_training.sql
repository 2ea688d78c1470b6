-- What a ranker may learn from, and nothing else: every column here is on the list of Rankers/TrainingColumns.cs, and a test fails for one
-- that is not. Numbers instead of ids: which person, opening or caseworker it was cannot be told from a row.
--
-- A group is what lay open together on her desk when she decided. The table of proposals keeps when a proposal came and what became of it,
-- not every look at the desk; but nights publish once a day before the desk opens, so what one caseworker decided on one business day
-- about one person lay open together that morning. A decision that was undone is no decision; of several about one proposal the last
-- that stands counts. A newcomer's no is not here: what it leaves is a decision to put forward without an outcome.
create view training_pairs with (security_invoker = true) as
select
  dense_rank() over (order by (d.decided_at at time zone 'Europe/Amsterdam')::date, d.account_id, p.newcomer_id) as group_no,
  d.decided_at,
  dense_rank() over (order by d.account_id) as caseworker_no,
  dense_rank() over (order by p.opening_id) as opening_no,
  d.shown_rank,
  d.kind as decision,
  d.reason,
  a.started_on,
  a.stopped_on,
  p.rule_version,
  (p.evidence ->> 'propensity')::int as propensity,
  p.evidence -> 'features' as features
from proposals p
join lateral (
  select d.id, d.decided_at, d.account_id, d.shown_rank, d.kind, d.reason
  from decisions d
  where d.proposal_id = p.id and d.kind in ('put_forward', 'rejected', 'postponed')
    and not exists (select from decisions u where u.undoes = d.id)
  order by d.id desc
  limit 1) d on true
left join holds h on h.decision_id = d.id
left join placements a on a.hold_id = h.id
where p.evidence is not null;

-- For the audit of groups alone, held apart: no ranker and no trainer reads it. It carries what the decision was and what the ranker made of
-- the pair, beside the groups; row numbers are those of nobody.
create view audit_groups with (security_invoker = true) as
select
  d.decided_at,
  d.kind as decision,
  p.rule_version,
  p.evidence -> 'features' as features,
  coalesce(n.dossier ->> 'sex', 'unknown') as sex,
  case
    when n.dossier ->> 'birthYear' is null then 'unknown'
    when extract(year from d.decided_at) - (n.dossier ->> 'birthYear')::int < 27 then 'under_27'
    when extract(year from d.decided_at) - (n.dossier ->> 'birthYear')::int < 45 then '27_to_44'
    else '45_and_over'
  end as age_band,
  coalesce(n.dossier #>> '{integration,route}', 'unknown') as learning_route,
  coalesce(n.dossier #>> '{integration,literacy}', 'unknown') as literacy
from proposals p
join newcomers n on n.id = p.newcomer_id
join lateral (
  select d.id, d.decided_at, d.kind
  from decisions d
  where d.proposal_id = p.id and d.kind in ('put_forward', 'rejected', 'postponed')
    and not exists (select from decisions u where u.undoes = d.id)
  order by d.id desc
  limit 1) d on true
where p.evidence is not null;

grant select on training_pairs, audit_groups to matching_desk, matching_jobs;
