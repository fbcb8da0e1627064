create schema secrets;

-- The keys that seal and hash, each wrapped by the key provider's master key: worthless without it. A key that was
-- retired leaves its row, without its bytes.
create table secrets.data_key (
  purpose      text        not null,
  number       integer     not null,
  key_id       integer     not null,
  master       text        not null,
  wrapped      bytea,
  made_at      timestamptz not null,
  primary_from timestamptz not null,
  resealed_at  timestamptz,
  retired_at   timestamptz,
  constraint data_key_pk primary key (purpose, number),
  constraint data_key_id_once unique (purpose, key_id),
  constraint data_key_number_positive check (number > 0),
  constraint data_key_is_there_until_retired check ((wrapped is null) = (retired_at is not null))
);
