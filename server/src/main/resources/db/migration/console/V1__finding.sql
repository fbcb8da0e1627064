create schema console;

-- A person whom a user has found by full identifiers: in that user's hands, in that session, for a short time. The
-- address of the person's page carries the id of this row and nothing of the person.
create table console.finding (
  finding_id uuid not null,
  person_key bytea not null,
  user_id uuid not null,
  session_id uuid not null,
  organization_id uuid not null,
  reason text not null,
  open_until timestamptz not null,
  seen_at timestamptz,
  constraint finding_pk primary key (finding_id)
);

create index finding_by_end on console.finding (open_until);
