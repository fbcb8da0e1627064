create schema if not exists portal;

-- Wrong tries at something secret since a moment, by the keyed hash of what was tried or of the block of addresses. Small and
-- short-lived: rows are deleted an hour after their first wrong try.
create table portal.wrong_try (
  subject  bytea       not null,
  since    timestamptz not null,
  tries    integer     not null,
  constraint wrong_try_pk primary key (subject),
  constraint wrong_try_counts check (tries > 0)
) with (fillfactor = 70);

create index wrong_try_since on portal.wrong_try (since);
