-- That two records are the same person's is said by a link and taken back by ending it; no row of any table moves. A
-- record points to at most one other, and the one that points nowhere is the one to go on with.
create table people.link (
  person_key      bytea       not null,
  link_id         uuid        not null,
  same_as_key     bytea       not null,
  reason          text        not null,
  merged_at       timestamptz not null,
  merged_by       uuid,
  organization_id uuid,
  undone_at       timestamptz,
  undone_by       uuid,
  undone_reason   text,
  constraint link_pk primary key (person_key, link_id),
  constraint link_keys_are_hashes check (octet_length(person_key) = 32 and octet_length(same_as_key) = 32),
  constraint link_not_to_itself check (person_key <> same_as_key),
  constraint link_reason_known check (reason in ('NO_CARD_BEFORE', 'NAME_CHANGED', 'TYPED_WRONG', 'OTHER', 'CORRECTED')),
  constraint link_undone_whole check ((undone_at is null) = (undone_reason is null)),
  constraint link_undone_reason_known check (undone_reason in ('OTHER_PERSON', 'BY_MISTAKE', 'OTHER'))
);

create unique index link_one_live_per_person on people.link (person_key) where undone_at is null;

create index link_by_same_as on people.link (same_as_key) where undone_at is null;

-- For the list of what an organization merged lately.
create index link_by_organization on people.link (organization_id, merged_at);
