create schema if not exists booking;

-- The family of the person: every key holds person_key.

-- The place a person is keeping while they type: at most one for each dose. It becomes the appointment of the same id.
-- Nothing has shown yet who they are, so the birth date they give belongs to the key: whoever types another's number with
-- an invented date keeps places of their own beside the owner's.
create table booking.hold (
  person_key   bytea       not null,
  birth_hash   bytea       not null,
  dose_ordinal smallint    not null,
  hold_id      uuid        not null,
  site_id      uuid        not null,
  slot_id      uuid        not null,
  starts_at    timestamptz not null,
  created_at   timestamptz not null,
  held_until   timestamptz not null,
  constraint hold_pk primary key (person_key, birth_hash, dose_ordinal),
  constraint hold_dose_ordinal_positive check (dose_ordinal > 0)
) with (fillfactor = 70);

create table booking.booking (
  person_key     bytea       not null,
  booking_id     uuid        not null,
  reference      text        not null,
  health_unit_id integer     not null,
  channel        text        not null,
  invitation_id  uuid,
  booked_at      timestamptz not null,
  constraint booking_pk primary key (person_key, booking_id),
  constraint booking_channel_known check (channel in ('WEB'))
);

create index booking_by_reference on booking.booking (reference);

create table booking.appointment (
  person_key     bytea       not null,
  appointment_id uuid        not null,
  booking_id     uuid        not null,
  dose_ordinal   smallint    not null,
  site_id        uuid        not null,
  slot_id        uuid        not null,
  starts_at      timestamptz not null,
  product_code   text        not null,
  state          text        not null default 'BOOKED',
  booked_at      timestamptz not null,
  ended_at       timestamptz,
  end_reason     text,
  constraint appointment_pk primary key (person_key, appointment_id),
  constraint appointment_of_booking foreign key (person_key, booking_id) references booking.booking,
  constraint appointment_dose_ordinal_positive check (dose_ordinal > 0),
  constraint appointment_state_known check (state in ('BOOKED', 'MOVED', 'CANCELLED')),
  constraint appointment_end_has_reason check ((state = 'BOOKED') = (ended_at is null)
                                           and (ended_at is null) = (end_reason is null)),
  constraint appointment_end_reason_known check (end_reason in ('BY_PERSON'))
);

-- Province-wide, whatever two browsers, two nodes or two agents do at once.
create unique index appointment_one_live_per_dose on booking.appointment (person_key, dose_ordinal)
  where state = 'BOOKED';

create index appointment_by_booking on booking.appointment (person_key, booking_id);

-- The family of the site: who has the places of a slot. held_until is null once the place is an appointment's.
create table booking.roster (
  site_id      uuid        not null,
  slot_id      uuid        not null,
  entry_id     uuid        not null,
  person_key   bytea       not null,
  dose_ordinal smallint    not null,
  held_until   timestamptz,
  constraint roster_pk primary key (site_id, slot_id, entry_id)
) with (fillfactor = 70);

create index roster_held on booking.roster (held_until) where held_until is not null;
