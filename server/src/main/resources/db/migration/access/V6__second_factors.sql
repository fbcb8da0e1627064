-- Codes of an app (RFC 6238). The secret is sealed for its user; a factor counts once a code of it was shown.
create table access.totp (
  totp_id uuid not null,
  user_id uuid not null references access.staff_user,
  secret bytea not null,
  added_at timestamptz not null,
  confirmed_at timestamptz,
  -- The last time step of which a code was taken: none is taken twice, and none before it.
  last_step bigint not null,
  constraint totp_pk primary key (totp_id)
);

create index totp_by_user on access.totp (user_id);
create unique index totp_one_unconfirmed on access.totp (user_id) where confirmed_at is null;

-- Ten codes on paper. A keyed hash of each.
create table access.paper_code (
  user_id uuid not null references access.staff_user,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  constraint paper_code_pk primary key (user_id, code_hash)
);

-- The sheet itself, sealed, until its user says that it is kept: so that it survives a reload and the other language.
create table access.paper_sheet (
  user_id uuid not null references access.staff_user,
  codes bytea not null,
  made_at timestamptz not null,
  constraint paper_sheet_pk primary key (user_id)
);
