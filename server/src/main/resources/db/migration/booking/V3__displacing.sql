-- What a clinic does to its own days, beside what people do themselves.
alter table booking.appointment drop constraint appointment_end_reason_known;
alter table booking.appointment add constraint appointment_end_reason_known
  check (end_reason in ('BY_PERSON', 'CLINIC_CANCELLED', 'CLINIC_MOVED', 'INTERVAL_KEPT'));

-- A clinic day that is cancelled or moved: why, what its people are told besides, and how far the work is.
-- The columns to_… are empty when it is cancelled; instead_day_id is the day that takes its place.
create table booking.displacing (
  site_id        uuid        not null,
  displacing_id  uuid        not null,
  clinic_day_id  uuid        not null,
  kind           text        not null,
  reason         text        not null,
  reason_en      text        not null,
  reason_fr      text        not null,
  sentence_en    text        not null,
  sentence_fr    text        not null,
  to_stop_id     uuid,
  to_day         date,
  to_opens       time,
  to_closes      time,
  instead_day_id uuid,
  state          text        not null,
  drafted_by     uuid        not null,
  drafted_at     timestamptz not null,
  started_at     timestamptz,
  ended_at       timestamptz,
  constraint displacing_pk primary key (site_id, displacing_id),
  constraint displacing_kind_known check (kind in ('CANCEL', 'MOVE')),
  constraint displacing_state_known check (state in ('DRAFTED', 'WORKING', 'STOPPED', 'DONE', 'DISCARDED')),
  constraint displacing_move_says_where check ((kind = 'MOVE') = (to_day is not null)
    and (to_day is null) = (to_stop_id is null) and (to_day is null) = (to_opens is null)
    and (to_day is null) = (to_closes is null))
);

-- A day falls out once: whoever drafts a second time goes on with the first.
create unique index displacing_once on booking.displacing (site_id, clinic_day_id)
  where state in ('DRAFTED', 'WORKING', 'STOPPED');
create index displacing_at_work on booking.displacing (started_at) where state = 'WORKING';

-- One appointment of such a day. Its row is locked while a node works on it, and written with what came of it.
create table booking.displacement (
  site_id            uuid        not null,
  displacing_id      uuid        not null,
  appointment_id     uuid        not null,
  person_key         bytea       not null,
  slot_id            uuid        not null,
  starts_at          timestamptz not null,
  dose_ordinal       smallint    not null,
  state              text        not null default 'WAITING',
  new_appointment_id uuid,
  worked_at          timestamptz,
  answered_at        timestamptz,
  constraint displacement_pk primary key (site_id, displacing_id, appointment_id),
  constraint displacement_of_displacing foreign key (site_id, displacing_id) references booking.displacing,
  constraint displacement_state_known check (state in ('WAITING', 'PLACED', 'WITHOUT_PLACE', 'GONE')),
  constraint displacement_placed_somewhere check ((state = 'PLACED') = (new_appointment_id is not null)),
  constraint displacement_worked check ((state = 'WAITING') = (worked_at is null))
);

create index displacement_by_person on booking.displacement (person_key, appointment_id);
create index displacement_waiting on booking.displacement (site_id, displacing_id, starts_at) where state = 'WAITING';
