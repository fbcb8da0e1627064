-- Someone signed in who did nothing for too long: the second factor is to be shown again, the rest of the session stays.
alter table access.session add column away_at timestamptz;
-- What they had typed into a form and sent when it was too late; sealed, until they are back.
alter table access.session add column kept bytea;

alter table access.session
  add constraint session_away_has_the_factor_to_show check (away_at is null or stage = 'PASSWORD_GIVEN'),
  add constraint session_keeps_only_for_someone check (kept is null or ended_at is null);
