create schema if not exists immunizations;

-- The family of the person: every key holds person_key. Rows are never changed and never deleted: what was recorded
-- wrongly is corrected, or struck out, by a later row that points at it.

-- entry_number counts a person's rows without a gap: whoever writes the next one has seen all before it, so that of two
-- people who record for one person at the same moment the second is told.
create table immunizations.dose (
  person_key       bytea       not null,
  dose_id          uuid        not null,
  entry_number     integer     not null,
  corrects_dose_id uuid,
  struck           boolean     not null default false, -- this row says that the corrected one never happened
  correction       text,
  source           text        not null,
  product_code     text        not null,
  lot_id           uuid,
  lot_number       text,
  given_on         date        not null, -- in the calendar of the place that gave it
  given_at         timestamptz,
  site_id          uuid,
  clinic_day_id    uuid,
  place            text,
  body_site        text,
  route            text,
  vaccinator_id    uuid,
  arrival_id       uuid,
  despite          text[]      not null default '{}',
  entered_by       uuid,
  entered_at       timestamptz not null,
  constraint dose_pk primary key (person_key, dose_id),
  constraint dose_entry_once unique (person_key, entry_number),
  constraint dose_corrected_once unique (person_key, corrects_dose_id),
  constraint dose_corrects_a_dose foreign key (person_key, corrects_dose_id) references immunizations.dose,
  constraint dose_entry_counted check (entry_number > 0),
  constraint dose_struck_is_a_correction check (not struck or corrects_dose_id is not null),
  constraint dose_correction_has_reason check ((corrects_dose_id is null) = (correction is null)),
  constraint dose_source_known check
    (source in ('CLINIC', 'PHARMACY', 'PRIMARY_CARE', 'OTHER_PROVINCE', 'OTHER_COUNTRY', 'HISTORICAL')),
  constraint dose_of_a_clinic_is_whole check (source <> 'CLINIC' or
    (lot_id is not null and given_at is not null and site_id is not null and clinic_day_id is not null
     and body_site is not null and route is not null and vaccinator_id is not null and arrival_id is not null))
);

-- Somebody who arrived is given one dose, whoever clicks how often.
create unique index dose_once_for_an_arrival on immunizations.dose (person_key, arrival_id)
  where arrival_id is not null and corrects_dose_id is null;
create index dose_by_lot on immunizations.dose (lot_id) where lot_id is not null;
create index dose_by_clinic_day on immunizations.dose (site_id, clinic_day_id) where site_id is not null;

-- Somebody came and got no dose: refused, or better not today.
create table immunizations.not_given (
  person_key    bytea       not null,
  not_given_id  uuid        not null,
  arrival_id    uuid        not null,
  site_id       uuid        not null,
  clinic_day_id uuid        not null,
  reason        text        not null,
  entered_by    uuid        not null,
  entered_at    timestamptz not null,
  constraint not_given_pk primary key (person_key, not_given_id),
  constraint not_given_once_for_an_arrival unique (person_key, arrival_id)
);
create index not_given_by_clinic_day on immunizations.not_given (site_id, clinic_day_id);

-- What was asked before the dose, by the version of the questions; the last one of an arrival counts.
create table immunizations.screening (
  person_key   bytea       not null,
  screening_id uuid        not null,
  arrival_id   uuid        not null,
  version      text        not null,
  said_yes     text[]      not null,
  cleared      boolean     not null, -- the vaccinator looked into what was said and goes on
  entered_by   uuid        not null,
  entered_at   timestamptz not null,
  constraint screening_pk primary key (person_key, screening_id)
);

-- Consent for the series, and its withdrawal: the last row counts.
create table immunizations.consent (
  person_key bytea       not null,
  consent_id uuid        not null,
  state      text        not null,
  given_by   text        not null,
  entered_by uuid        not null,
  entered_at timestamptz not null,
  constraint consent_pk primary key (person_key, consent_id),
  constraint consent_state_known check (state in ('GIVEN', 'WITHDRAWN')),
  constraint consent_given_by_known check (given_by in ('PERSON', 'SUBSTITUTE'))
);

-- Words that staff wrote about one of the rows above, sealed.
create table immunizations.note (
  person_key bytea       not null,
  note_id    uuid        not null,
  about_id   uuid        not null,
  sealed     bytea       not null,
  entered_by uuid        not null,
  entered_at timestamptz not null,
  constraint note_pk primary key (person_key, note_id)
);
