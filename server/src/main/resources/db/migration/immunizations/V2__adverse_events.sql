-- Adverse events following immunization (AEFI): the family of the person. What a report is about is written once; what is
-- known of it is a version, and every change is a version more. Descriptions stand sealed in immunizations.note.

create table immunizations.adverse_event (
  person_key       bytea       not null,
  adverse_event_id uuid        not null,
  dose_id          uuid        not null, -- the entry as it stood when the report was made
  product_code     text        not null,
  lot_id           uuid,
  lot_number       text,
  given_on         date        not null,
  given_at         timestamptz,
  body_site        text,
  route            text,
  site_id          uuid        not null, -- where the dose was given; for one from elsewhere, where it was reported
  observed_until   timestamptz,          -- until when the person sat after the dose, where that is known
  reported_by      uuid        not null,
  reported_at      timestamptz not null,
  constraint adverse_event_pk primary key (person_key, adverse_event_id)
);
comment on table immunizations.adverse_event is 'append-only: the application inserts and reads, nothing else';

create index adverse_event_by_site on immunizations.adverse_event (site_id, reported_at);
create index adverse_event_by_id on immunizations.adverse_event (adverse_event_id);

-- version_number counts without a gap: of two people who change a report at the same moment the second is told.
create table immunizations.adverse_event_version (
  person_key       bytea       not null,
  adverse_event_id uuid        not null,
  version_number   integer     not null,
  version_id       uuid        not null,
  onset_at         timestamptz not null,
  happened         text[]      not null,
  care             text        not null,
  treatments       text[]      not null,
  outcome          text        not null,
  life_threatening boolean     not null,
  disabling        boolean     not null,
  serious          boolean     not null, -- by the rule of the day on which it was written
  follow_up        text        not null,
  recommendation   text,
  entered_by       uuid        not null,
  entered_at       timestamptz not null,
  constraint adverse_event_version_pk primary key (person_key, adverse_event_id, version_number),
  constraint adverse_event_version_once unique (person_key, version_id),
  constraint adverse_event_version_of_event foreign key (person_key, adverse_event_id)
    references immunizations.adverse_event,
  constraint adverse_event_version_counted check (version_number > 0),
  constraint adverse_event_something_happened check (cardinality(happened) > 0),
  constraint adverse_event_care_known check
    (care in ('NONE', 'ADVICE', 'NON_URGENT_VISIT', 'EMERGENCY_VISIT', 'IN_HOSPITAL')),
  constraint adverse_event_outcome_known check (outcome in ('RECOVERED', 'NOT_YET', 'PERMANENT', 'DIED', 'UNKNOWN')),
  constraint adverse_event_follow_up_known check
    (follow_up in ('RECEIVED', 'UNDER_REVIEW', 'RECOMMENDATION_MADE', 'CLOSED')),
  constraint adverse_event_recommendation_known check
    (recommendation in ('NO_CHANGE', 'EXPERT_REVIEW', 'ACTIVE_FOLLOW_UP', 'NO_FURTHER_DOSES')),
  constraint adverse_event_ends_with_recommendation check
    (recommendation is not null or follow_up in ('RECEIVED', 'UNDER_REVIEW'))
);
comment on table immunizations.adverse_event_version is 'append-only: the application inserts and reads, nothing else';
