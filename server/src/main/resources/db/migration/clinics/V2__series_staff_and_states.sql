-- What a site is like, and whether it still takes bookings. Directions are what residents read: how to get in.
alter table clinics.site add column lanes integer not null default 1;
alter table clinics.site add column directions_en text not null default '';
alter table clinics.site add column directions_fr text not null default '';
alter table clinics.site add column closed_at timestamptz;
alter table clinics.site add constraint site_has_lanes check (lanes between 1 and 200);

-- Order on the route of a mobile site; 1 for a building's only stop. A stop that is no longer used keeps its past days.
alter table clinics.stop add column place_on_route integer not null default 1;
alter table clinics.stop add column left_at timestamptz;

-- A repeating clinic, one thing to edit: its pattern is a document that clinics.series reads and writes.
create table clinics.series (
  site_id    uuid        not null,
  series_id  uuid        not null,
  name       text        not null,
  pattern    jsonb       not null,
  version    integer     not null default 1,
  made_at    timestamptz not null,
  ended_at   timestamptz,
  constraint series_pk primary key (site_id, series_id),
  constraint series_of_site foreign key (site_id) references clinics.site
);

-- DRAFT days have no slots and nobody sees them; a CANCELLED day keeps its slots, closed, for who was in them.
alter table clinics.clinic_day add column state text not null default 'PUBLISHED';
alter table clinics.clinic_day add column series_id uuid;
-- Which parts were set for this day alone and stay when the series changes: HOURS, PLACES, PRODUCT …
alter table clinics.clinic_day add column own_parts text[] not null default '{}';
alter table clinics.clinic_day add column staff integer; -- vaccinators; null where the number of places was given itself
alter table clinics.clinic_day add column minutes_per_dose integer;
alter table clinics.clinic_day add column published_at timestamptz;
alter table clinics.clinic_day add column cancelled_at timestamptz;
alter table clinics.clinic_day add column end_reason text;
-- Places of each slot kept from the public: for members of these groups, and for bookings by phone.
alter table clinics.clinic_day add column reserved_groups text[] not null default '{}';
alter table clinics.clinic_day add column reserved_for_groups integer not null default 0;
alter table clinics.clinic_day add column reserved_for_phone integer not null default 0;
-- Spans without vaccination within the hours: pairs of local times as text, "12:00-12:30".
alter table clinics.clinic_day add column blocked text[] not null default '{}';
alter table clinics.clinic_day add constraint clinic_day_state_known check (state in ('DRAFT', 'PUBLISHED', 'CANCELLED'));
alter table clinics.clinic_day add constraint clinic_day_reserves_less_than_all
  check (reserved_for_groups >= 0 and reserved_for_phone >= 0 and reserved_for_groups + reserved_for_phone <= slot_capacity);
alter table clinics.clinic_day add constraint clinic_day_of_series
  foreign key (site_id, series_id) references clinics.series;
alter table clinics.clinic_day drop constraint clinic_day_once;
create unique index clinic_day_once on clinics.clinic_day (site_id, stop_id, day, opens) where state <> 'CANCELLED';
create index clinic_day_by_series on clinics.clinic_day (site_id, series_id) where series_id is not null;

-- A closed slot takes nobody new; who is in it stays until moved. Copied from the day: a place is taken in one row.
alter table clinics.slot add column closed boolean not null default false;
alter table clinics.slot add column reserved_for_groups integer not null default 0;
alter table clinics.slot add column reserved_for_phone integer not null default 0;
