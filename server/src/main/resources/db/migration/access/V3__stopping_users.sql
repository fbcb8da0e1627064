-- What a disabled user was before, so that enabling leads back there; and when it last was enabled, since 30 idle days
-- are counted from then too.
alter table access.staff_user
  add column stopped_from text,
  add column enabled_at timestamptz;
