-- A browser that came in, from the right password to the end. The browser holds a token, this table its hash. Ended
-- sessions stay for a while, so that the browser can be told why.
create table access.session (
  session_id uuid not null,
  token_hash bytea not null,
  user_id uuid not null references access.staff_user,
  organization_id uuid references access.organization,
  stage text not null,
  -- The first 24 bits of the IPv4 or 56 bits of the IPv6 address it was made from: a cookie from elsewhere is not taken.
  block text not null,
  address text not null,
  -- The page that was asked for before signing in.
  wanted text,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  refused_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  constraint session_pk primary key (session_id),
  constraint session_token_once unique (token_hash),
  constraint session_stage_known check (stage in ('PASSWORD_GIVEN', 'SETTING_UP', 'CHOOSING', 'SIGNED_IN')),
  constraint session_end_has_reason check ((ended_at is null) = (end_reason is null)),
  constraint session_signed_in_for_an_organization check (stage <> 'SIGNED_IN' or organization_id is not null)
);

create index session_open_by_user on access.session (user_id) where ended_at is null;
create index session_ended on access.session (ended_at) where ended_at is not null;
