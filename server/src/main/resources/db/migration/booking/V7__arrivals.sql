-- What becomes of an appointment when its day comes: the dose was given, or it was not; or nobody came.
alter table booking.appointment drop constraint appointment_state_known;
alter table booking.appointment add constraint appointment_state_known
  check (state in ('BOOKED', 'MOVED', 'CANCELLED', 'FULFILLED', 'NO_SHOW'));
alter table booking.appointment drop constraint appointment_end_reason_known;
alter table booking.appointment add constraint appointment_end_reason_known
  check (end_reason in ('BY_PERSON', 'CLINIC_CANCELLED', 'CLINIC_MOVED', 'INTERVAL_KEPT', 'DOSE_GIVEN', 'DOSE_NOT_GIVEN',
                        'DID_NOT_COME', 'GIVEN_ALREADY'));

-- The family of the site: who came, with an appointment or without.
create table booking.arrival (
  site_id        uuid        not null,
  arrival_id     uuid        not null,
  clinic_day_id  uuid        not null,
  person_key     bytea       not null,
  appointment_id uuid,
  identity_by    text        not null,
  state          text        not null default 'WAITING',
  arrived_at     timestamptz not null,
  arrived_by     uuid        not null,
  ended_at       timestamptz,
  observe_until  timestamptz,
  left_at        timestamptz,
  constraint arrival_pk primary key (site_id, arrival_id),
  constraint arrival_identity_known check (identity_by in ('HEALTH_CARD', 'PHOTO_DOCUMENT', 'OTHER_DOCUMENT', 'VOUCHED_FOR')),
  constraint arrival_state_known check (state in ('WAITING', 'DOSED', 'NOT_GIVEN', 'UNDONE')),
  constraint arrival_ended_at_some_time check ((state = 'WAITING') = (ended_at is null)),
  constraint arrival_observed_after_a_dose check ((state = 'DOSED') = (observe_until is not null))
);

-- Two people at two desks let somebody in once.
create unique index arrival_waits_once on booking.arrival (site_id, clinic_day_id, person_key) where state = 'WAITING';
create index arrival_by_day on booking.arrival (site_id, clinic_day_id, state);

-- What a clinic day is like on the floor, besides what was planned.
create table booking.floor (
  site_id       uuid        not null,
  clinic_day_id uuid        not null,
  walk_ins      boolean     not null default false,
  closed_at     timestamptz,
  closed_by     uuid,
  constraint floor_pk primary key (site_id, clinic_day_id),
  constraint floor_closed_by_someone check ((closed_at is null) = (closed_by is null))
);

-- A change in the record of somebody's doses that their bookings have yet to follow. Written with the dose.
create table booking.dose_news (
  person_key  bytea       not null,
  dose_id     uuid        not null,
  recorded_at timestamptz not null,
  tries       integer     not null default 0,
  due_at      timestamptz not null,
  done_at     timestamptz,
  constraint dose_news_pk primary key (person_key, dose_id)
);
create index dose_news_due on booking.dose_news (due_at) where done_at is null;
