-- A day is asked for by its id alone; the site is in the row.
create index clinic_day_by_id on clinics.clinic_day (clinic_day_id);

-- A day as it was before somebody changed many at once, and as it was left: the last change can be taken back wherever
-- nobody has changed the day since. The documents are written and read by clinics.planning.
create table clinics.day_change (
  site_id       uuid        not null,
  clinic_day_id uuid        not null,
  change_id     uuid        not null,
  user_id       uuid        not null,
  made_at       timestamptz not null,
  before        jsonb       not null,
  after         jsonb       not null,
  undone_at     timestamptz,
  constraint day_change_pk primary key (site_id, clinic_day_id, change_id),
  constraint day_change_of_site foreign key (site_id) references clinics.site
);

create index day_change_by_user on clinics.day_change (user_id, made_at);
