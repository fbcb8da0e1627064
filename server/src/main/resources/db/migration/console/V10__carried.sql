-- The family of the site: a clinic day's list that a device carries to where there is no network. Which device has what,
-- in whose hands, and until when.
create table console.carried (
  site_id       uuid        not null,
  carried_id    uuid        not null,
  clinic_day_id uuid        not null,
  user_id       uuid        not null,
  session_id    uuid        not null,
  device        text        not null, -- as the user calls it: Tablet 2
  people        integer     not null,
  packed_at     timestamptz not null,
  valid_until   timestamptz not null,
  state         text        not null default 'OUT',
  ended_at      timestamptz,
  ended_by      uuid,
  heard_at      timestamptz not null, -- when the device last reached the server
  sealed_key    bytea       not null, -- what the list is encrypted with on the device
  constraint carried_pk primary key (site_id, carried_id),
  constraint carried_state_known check (state in ('OUT', 'RETURNED', 'REVOKED')),
  constraint carried_ended_at_some_time check ((state = 'OUT') = (ended_at is null)),
  constraint carried_ends_within_a_day check (valid_until <= packed_at + interval '24 hours')
);
create index carried_by_day on console.carried (site_id, clinic_day_id);
create index carried_by_packing on console.carried (packed_at);

-- Whom the list names. Kept after the list is gone: a record may come days later, when the appointment is no more.
create table console.carried_row (
  site_id        uuid    not null,
  carried_id     uuid    not null,
  appointment_id uuid    not null,
  person_key     bytea   not null,
  doses          integer not null, -- how many doses the list says the person had
  constraint carried_row_pk primary key (site_id, carried_id, appointment_id),
  constraint carried_row_of_a_list foreign key (site_id, carried_id) references console.carried
);

-- What a device recorded and the server took. Written in the transaction that takes it, under the id the device gave it:
-- sent again, it is answered from here.
create table console.carried_record (
  site_id        uuid        not null,
  record_id      uuid        not null,
  carried_id     uuid        not null,
  kind           text        not null,
  appointment_id uuid        not null,
  arrival_id     uuid,       -- as the server knows it, which may be one that was noted at another desk
  concerns       text[]      not null default '{}',
  recorded_at    timestamptz not null, -- by the server's clock
  taken_at       timestamptz not null,
  looked_at      timestamptz,
  looked_by      uuid,
  constraint carried_record_pk primary key (site_id, record_id),
  constraint carried_record_of_a_row foreign key (site_id, carried_id, appointment_id) references console.carried_row,
  constraint carried_record_kind_known check (kind in ('ARRIVED', 'SCREENED', 'CONSENTED', 'DOSE', 'NOT_GIVEN')),
  constraint carried_record_looked_by_someone check ((looked_at is null) = (looked_by is null))
);
create index carried_record_by_list on console.carried_record (site_id, carried_id, appointment_id);
