create schema audit;

create table audit.entry (
  entry_id uuid not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  user_id uuid,
  organization_id uuid,
  origin text not null,
  act text not null,
  act_kind text not null,
  person_key bytea,
  object_id uuid,
  reason text,
  note text not null,
  -- By these two the chain knows that every entry before a moment is there: see ADR 0015.
  cluster bigint not null,
  xact xid8 not null default pg_current_xact_id(),
  constraint entry_pk primary key (entry_id)
);

comment on table audit.entry is 'append-only: the application inserts and reads, nothing else';

create index entry_by_person on audit.entry (person_key, recorded_at desc) where person_key is not null;
create index entry_by_user on audit.entry (user_id, recorded_at desc) where user_id is not null;
create index entry_by_xact on audit.entry (cluster, xact);
