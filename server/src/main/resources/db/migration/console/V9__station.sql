-- What a vaccinator has at hand, kept for the day: nothing personal.
create table console.station (
  user_id       uuid        not null,
  clinic_day_id uuid        not null,
  lot_id        uuid,
  body_site     text        not null,
  set_at        timestamptz not null,
  constraint station_pk primary key (user_id, clinic_day_id)
);
create index station_by_time on console.station (set_at);
