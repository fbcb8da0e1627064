create schema if not exists receipts;

-- A code that was asked for, to open a receipt with. The digits are the keyed hash of the id and stand nowhere. There is a
-- row for a number nobody is recorded with too (meant is false), so that nobody learns from the answer who is recorded.
create table receipts.code (
  person_key bytea       not null,
  code_id    uuid        not null,
  meant      boolean     not null,
  tries      integer     not null default 0,
  asked_at   timestamptz not null,
  good_until timestamptz not null,
  used_at    timestamptz,
  constraint code_pk primary key (person_key, code_id),
  constraint code_tries_counted check (tries >= 0)
);
create index code_by_end on receipts.code (good_until);
