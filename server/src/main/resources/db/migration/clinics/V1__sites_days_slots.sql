create schema if not exists clinics;

-- Sites, stops, clinic days and slots are one family: every key holds the site.
create table clinics.site (
  site_id           uuid    not null,
  health_unit_id    integer not null,
  kind              text    not null,
  name_en           text    not null,
  name_fr           text    not null,
  zone              text    not null,
  wheelchair_access boolean not null,
  constraint site_pk primary key (site_id),
  constraint site_kind_known check (kind in ('MASS', 'HOSPITAL', 'MOBILE'))
);

-- Where a site receives people: a building has one stop, a mobile clinic one for each place on its route.
create table clinics.stop (
  site_id     uuid             not null,
  stop_id     uuid             not null,
  place_en    text             not null,
  place_fr    text             not null,
  street      text             not null,
  town        text             not null,
  postal_code text             not null,
  latitude    double precision not null,
  longitude   double precision not null,
  constraint stop_pk primary key (site_id, stop_id),
  constraint stop_of_site foreign key (site_id) references clinics.site
);

create table clinics.clinic_day (
  site_id       uuid    not null,
  clinic_day_id uuid    not null,
  stop_id       uuid    not null,
  day           date    not null,
  opens         time    not null,
  closes        time    not null,
  product_code  text    not null,
  slot_minutes  integer not null,
  slot_capacity integer not null,
  constraint clinic_day_pk primary key (site_id, clinic_day_id),
  constraint clinic_day_at_stop foreign key (site_id, stop_id) references clinics.stop,
  constraint clinic_day_once unique (site_id, stop_id, day, opens),
  constraint clinic_day_has_hours check (opens < closes),
  constraint clinic_day_slots_have_length check (slot_minutes between 1 and 240),
  constraint clinic_day_slots_have_places check (slot_capacity > 0)
);

create index clinic_day_by_date on clinics.clinic_day (day);

-- taken is the number of roster entries of the slot; both change in one statement, and a query compares them.
-- The room left in each page keeps an update of taken on the page, so that a busy slot costs no index work.
create table clinics.slot (
  site_id       uuid        not null,
  slot_id       uuid        not null,
  clinic_day_id uuid        not null,
  starts_at     timestamptz not null,
  capacity      integer     not null,
  taken         integer     not null default 0,
  constraint slot_pk primary key (site_id, slot_id),
  constraint slot_of_clinic_day foreign key (site_id, clinic_day_id) references clinics.clinic_day,
  constraint slot_once unique (site_id, clinic_day_id, starts_at),
  constraint slot_not_overbooked check (taken between 0 and capacity)
) with (fillfactor = 50);

-- One row that counts the changes to sites, stops, days and slots, so that nodes know when to read them again.
create table clinics.edition (
  only_row boolean not null default true,
  number   bigint  not null,
  constraint edition_pk primary key (only_row),
  constraint edition_only_one check (only_row)
);
insert into clinics.edition (number) values (0);
