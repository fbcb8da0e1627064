create schema if not exists reporting;

-- How often something happened on the pages of a booking; nothing here stands for one person. hour is the one in which
-- the sitting began (for a page shown before it did, the hour of that), health_unit_id 0 as long as it is not known.
-- detail: the message key of an error, the class of time a booking took, else empty.
create table reporting.journey_count (
  hour           timestamptz not null,
  health_unit_id integer     not null,
  language       text        not null,
  device         text        not null,
  page           text        not null,
  event          text        not null,
  detail         text        not null,
  count          bigint      not null,
  constraint journey_count_pk primary key (hour, health_unit_id, language, device, page, event, detail),
  constraint journey_count_some check (count > 0),
  constraint journey_count_language_known check (language in ('EN', 'FR')),
  constraint journey_count_device_known check (device in ('PHONE', 'TABLET', 'COMPUTER', 'OTHER'))
);

-- How many calls a unit's call centre had on a day, as it was told.
create table reporting.calls (
  health_unit_id integer     not null,
  day            date        not null,
  calls          integer     not null,
  entered_by     uuid        not null,
  entered_at     timestamptz not null,
  constraint calls_pk primary key (health_unit_id, day),
  constraint calls_not_negative check (calls between 0 and 1000000)
);

-- What people said after booking. No person, no booking and no time of day: the day alone, so that an answer cannot be
-- laid beside the bookings of its minute. For the same reason its id is random and does not hold a time.
create table reporting.feedback (
  feedback_id    uuid    not null,
  day            date    not null,
  health_unit_id integer not null,
  language       text    not null,
  device         text    not null,
  ease           integer,
  helped         boolean,
  remark         text    not null default '',
  constraint feedback_pk primary key (feedback_id),
  constraint feedback_ease_of_five check (ease between 1 and 5),
  constraint feedback_says_something check (ease is not null or helped is not null or remark <> ''),
  constraint feedback_remark_short check (length(remark) <= 500)
);

create index feedback_by_unit on reporting.feedback (health_unit_id, day);

-- How many people may book at a unit's opening, as its coordinator says, and where the figure comes from.
create table reporting.estimate (
  health_unit_id integer     not null,
  people         integer     not null,
  source         text        not null,
  entered_by     uuid        not null,
  entered_at     timestamptz not null,
  constraint estimate_pk primary key (health_unit_id),
  constraint estimate_of_someone check (people between 1 and 20000000),
  constraint estimate_has_source check (source <> '' and length(source) <= 200)
);
