-- How often staff corrected who someone is, to notice that another was faster; and since then what is typed with a booking
-- no longer replaces what was corrected.
alter table people.person add column revision integer not null default 0;

-- Where a record comes from: a booking, or a clinic where the person came without one.
alter table people.person add column recorded_by text not null default 'BOOKING';
alter table people.person add constraint person_recorded_by_known check (recorded_by in ('BOOKING', 'CLINIC'));
alter table people.person add column recorded_site uuid;

-- What staff corrected, before and after, never changed or removed.
create table people.change (
  person_key      bytea       not null,
  revision        integer     not null,
  changed_at      timestamptz not null,
  changed_by      uuid,
  organization_id uuid,
  reason          text        not null,
  change_sealed   bytea       not null,
  constraint change_pk primary key (person_key, revision),
  constraint change_of_a_person foreign key (person_key) references people.person (person_key),
  constraint change_revision_counts check (revision > 0),
  constraint change_reason_known
    check (reason in ('NAME_CHANGED', 'TYPED_WRONG', 'MOVED', 'OTHER', 'DECEASED', 'NOT_DECEASED'))
);
