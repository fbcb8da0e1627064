create schema if not exists people;

-- Everything that tells who someone is stands sealed; what must be compared stands as a keyed hash.
create table people.person (
  person_key      bytea       not null,
  birth_hash      bytea       not null,
  name_hash       bytea       not null,
  identity_sealed bytea       not null,
  contact_sealed  bytea       not null,
  language        text        not null,
  recorded_at     timestamptz not null,
  constraint person_pk primary key (person_key),
  constraint person_key_is_a_hash check (octet_length(person_key) = 32),
  constraint person_language_known check (language in ('en', 'fr'))
);

create index person_by_name on people.person (name_hash);

-- Which keys this database was made with, to notice a lost or foreign key file before anyone is taken for new: a hash
-- by the index key, and the same hash sealed with the key of the records.
create table people.key_mark (
  only_row    boolean not null default true,
  fingerprint bytea   not null,
  sealed      bytea   not null,
  constraint key_mark_pk primary key (only_row),
  constraint key_mark_only_one check (only_row)
);
