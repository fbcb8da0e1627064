create schema if not exists rehearsals;

-- A rehearsal that two people wanted. One node plays it, in an application and a database beside the real ones; seen_at is
-- when that node last said so. The key is sealed until it was shown, once.
create table rehearsals.rehearsal (
  rehearsal_id  uuid        not null,
  asked_by      uuid        not null,
  agreed_by     uuid        not null,
  agreed_at     timestamptz not null,
  state         text        not null default 'WANTED',
  node          uuid,
  seen_at       timestamptz,
  address       text,
  key_hash      bytea,
  key_sealed    bytea,
  ready_at      timestamptz,
  ended_at      timestamptz,
  problem       text,
  constraint rehearsal_pk primary key (rehearsal_id),
  constraint rehearsal_state_known check (state in ('WANTED', 'PREPARING', 'READY', 'ENDING', 'ENDED', 'FAILED')),
  constraint rehearsal_end_has_time check ((state in ('ENDED', 'FAILED')) = (ended_at is not null))
);

create unique index rehearsal_one_at_a_time on rehearsals.rehearsal ((true)) where ended_at is null;

-- What was found: the report as it came, and what the boards ask of it.
create table rehearsals.report (
  report_id     uuid        not null,
  rehearsal_id  uuid        not null,
  received_at   timestamptz not null,
  day           text        not null,
  passed        boolean     not null,
  content       jsonb       not null,
  constraint report_pk primary key (report_id),
  constraint report_of_rehearsal foreign key (rehearsal_id) references rehearsals.rehearsal
);

create index report_by_time on rehearsals.report (received_at);
