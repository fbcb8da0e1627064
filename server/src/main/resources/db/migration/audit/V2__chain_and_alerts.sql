-- A block closes every entry of one range of transactions. It repeats the digest of the block before it, so that neither
-- an entry nor a block can be taken out, changed or put in without all that follows being made anew, with the key.
create table audit.block (
  block_no bigint not null,
  cluster bigint not null,
  from_xact xid8 not null,
  to_xact xid8 not null,
  entries bigint not null,
  content bytea not null,
  previous bytea not null,
  digest bytea not null,
  closed_at timestamptz not null,
  constraint block_pk primary key (block_no),
  constraint block_follows_one unique (cluster, from_xact),
  constraint block_range_goes_forward check (from_xact < to_xact)
);

comment on table audit.block is 'append-only: the application inserts and reads, nothing else';

-- One row: whoever has it locked closes blocks.
create table audit.linker (
  one boolean not null,
  constraint linker_pk primary key (one),
  constraint linker_has_one_row check (one)
);

insert into audit.linker (one) values (true);

-- Reading goes back in time page by page, by moment and id.
drop index audit.entry_by_person;
drop index audit.entry_by_user;
create index entry_by_person on audit.entry (person_key, recorded_at desc, entry_id desc) where person_key is not null;
create index entry_by_user on audit.entry (user_id, recorded_at desc, entry_id desc) where user_id is not null;
-- What staff did on a day: the numbers and the sample are made of it without reading the entries themselves.
create index entry_of_staff_by_time on audit.entry (recorded_at) include (user_id, act_kind, entry_id)
  where user_id is not null;

create table audit.alert (
  alert_id uuid not null,
  kind text not null,
  raised_at timestamptz not null,
  day date not null,
  user_id uuid,
  person_key bytea,
  outcome text,
  reviewed_at timestamptz,
  reviewed_by uuid,
  note text,
  constraint alert_pk primary key (alert_id),
  constraint alert_is_reviewed_wholly check (
    (outcome is null) = (reviewed_at is null) and (outcome is null) = (reviewed_by is null)
    and (outcome is null) = (note is null)),
  constraint alert_not_reviewed_by_whom_it_is_about check (reviewed_by is null or reviewed_by is distinct from user_id)
);

create unique index alert_open_once on audit.alert (kind, user_id, person_key, day) nulls not distinct
  where reviewed_at is null;
create index alert_by_time on audit.alert (raised_at desc, alert_id desc);
