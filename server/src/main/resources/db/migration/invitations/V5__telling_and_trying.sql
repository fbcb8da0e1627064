-- A mail that waits to be sent; sent_at says that it went.
alter table invitations.invitation add column queued_at timestamptz;
-- To find an invitation by family name without opening them all.
alter table invitations.invitation add column family_hash bytea;
alter table invitations.invitation add column decline_reason text;

-- Tries by others since a moment within the last hour; too many put the code to sleep.
alter table invitations.invitation add column wrong_tries integer not null default 0;
alter table invitations.invitation add column wrong_since timestamptz;
alter table invitations.invitation add column sleeps_until timestamptz;

alter table invitations.invitation add constraint invitation_call_outcome_known
  check (called_outcome in ('REACHED', 'NO_ANSWER', 'WRONG_NUMBER', 'DECLINED'));
alter table invitations.invitation add constraint invitation_decline_reason_known
  check (decline_reason in ('NOT_WANTED', 'ELSEWHERE', 'TOLD_STAFF'));

-- Whoever's invitation was revoked can be invited again.
alter table invitations.invitation drop constraint invitation_once_a_candidate;
create unique index invitation_once_a_candidate on invitations.invitation (candidate_id) where revoked_at is null;

create index invitation_by_family on invitations.invitation (family_hash);

-- A large wave is told to nobody before a second person has agreed to it.
alter table invitations.wave add column expires_at timestamptz not null;
alter table invitations.wave add column released_at timestamptz;
