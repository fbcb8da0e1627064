-- Argon2id, in the form that carries its own parameters and salt.
create table access.password (
  user_id uuid not null references access.staff_user,
  hash text not null,
  changed_at timestamptz not null,
  constraint password_pk primary key (user_id)
);

create table access.activation_link (
  token_hash bytea not null,
  user_id uuid not null references access.staff_user,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- Used, or replaced by a newer one.
  closed_at timestamptz,
  constraint activation_link_pk primary key (token_hash)
);

create unique index activation_link_one_open on access.activation_link (user_id) where closed_at is null;

-- Wrong tries, counted by what was tried and from which block of addresses. The subject is a keyed hash.
create table access.sign_in_failure (
  subject bytea not null,
  failures integer not null,
  last_at timestamptz not null,
  constraint sign_in_failure_pk primary key (subject)
);

create index sign_in_failure_by_age on access.sign_in_failure (last_at);
