create schema if not exists invitations;

-- An invitation is bound to one person by their key, or by name and birth date where the health number is not known.
-- The code itself is not kept.
create table invitations.invitation (
  invitation_id  uuid        not null,
  health_unit_id integer     not null,
  code_hash      bytea       not null,
  person_key     bytea,
  name_hash      bytea       not null,
  issued_at      timestamptz not null,
  expires_at     timestamptz not null,
  used_at        timestamptz,
  used_for       uuid,
  revoked_at     timestamptz,
  constraint invitation_pk primary key (invitation_id),
  constraint invitation_code_once unique (code_hash),
  constraint invitation_used_for_a_booking check ((used_at is null) = (used_for is null))
);
