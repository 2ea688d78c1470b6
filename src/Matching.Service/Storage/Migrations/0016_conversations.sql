-- The unit of work is a conversation: one person, two or three options, a day. What was said to an option is its decision; a note only
-- when the caseworker writes one, and the person may read it.

create table conversations (
  id bigint generated always as identity primary key,
  municipality_code text not null,
  newcomer_id bigint not null,
  caseworker_id bigint not null,
  planned_on date,
  held_on date,
  note text check (length(note) between 1 and 2000),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (municipality_code, id),
  foreign key (municipality_code, newcomer_id) references newcomers (municipality_code, id),
  foreign key (municipality_code, caseworker_id) references accounts (municipality_code, id)
);
create unique index conversations_one_ahead on conversations (newcomer_id) where held_on is null;
create index conversations_newcomer on conversations (newcomer_id, held_on);
create index conversations_caseworker on conversations (caseworker_id);
call wall_by_municipality('conversations');

-- What lies or lay on the table, in the order of the page.
create table conversation_options (
  conversation_id bigint not null,
  municipality_code text not null,
  proposal_id bigint not null,
  place smallint not null check (place between 1 and 3),
  primary key (conversation_id, proposal_id),
  unique (conversation_id, place),
  foreign key (municipality_code, conversation_id) references conversations (municipality_code, id) on delete cascade,
  foreign key (municipality_code, proposal_id) references proposals (municipality_code, id)
);
create index conversation_options_proposal on conversation_options (proposal_id);
call wall_by_municipality('conversation_options');

grant select, insert, update on conversations to matching_desk, matching_jobs;
grant select, insert, delete on conversation_options to matching_desk, matching_jobs;
