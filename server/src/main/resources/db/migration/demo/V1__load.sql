create schema if not exists demo;

-- One row once the demo province is there; written in the transaction that loads it.
create table demo.load (
  only_row  boolean     not null default true,
  mode      text        not null,
  loaded_on date        not null,
  opens_at  timestamptz not null,
  constraint load_pk primary key (only_row),
  constraint load_only_one check (only_row),
  constraint load_mode_known check (mode in ('PILOT', 'OPEN'))
);
