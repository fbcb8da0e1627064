-- A list of people that a health unit uploaded. Who they are stands sealed, row by row, in candidate.
create table invitations.cohort (
  cohort_id      uuid        not null,
  health_unit_id integer     not null,
  name           text        not null,
  state          text        not null,
  uploaded_by    uuid        not null,
  uploaded_at    timestamptz not null,
  lines_total    integer,
  lines_read     integer     not null default 0,
  problem        text, -- a code of why the file could not be read
  approved_by    uuid,
  approved_at    timestamptz,
  constraint cohort_pk primary key (cohort_id),
  constraint cohort_state_known check (state in ('READING', 'IN_REVIEW', 'APPROVED', 'DISCARDED', 'UNREADABLE')),
  constraint cohort_approved_by_someone check ((approved_at is null) = (approved_by is null))
);

-- One line of the file. READY can be invited; HELD waits for a decision; LEFT_OUT was refused, by a rule or by hand.
-- findings: codes of what was noticed. details_sealed is empty once the cohort is discarded.
create table invitations.candidate (
  cohort_id      uuid    not null,
  line           integer not null,
  candidate_id   uuid    not null,
  state          text    not null,
  findings       text[]  not null default '{}',
  person_key     bytea, -- null where the health number is not known
  name_hash      bytea,
  details_sealed bytea   not null,
  constraint candidate_pk primary key (cohort_id, line),
  constraint candidate_once unique (candidate_id),
  constraint candidate_of_cohort foreign key (cohort_id) references invitations.cohort,
  constraint candidate_state_known check (state in ('READY', 'HELD', 'LEFT_OUT'))
);

create index candidate_by_person on invitations.candidate (person_key) where person_key is not null;
create index candidate_by_name on invitations.candidate (name_hash);

-- So many people of the approved cohorts, chosen by a rule and invited together.
create table invitations.wave (
  wave_id        uuid        not null,
  health_unit_id integer     not null,
  name           text        not null,
  rule           jsonb       not null,
  made_by        uuid        not null,
  made_at        timestamptz not null,
  revoked_at     timestamptz,
  revoked_by     uuid,
  constraint wave_pk primary key (wave_id)
);

-- The invitation's own way: sent, opened, booked (used_at), declined, bounced. The code is derived from the id and not kept.
-- What the boards count by is coarse: a band of ten years, the group, the language.
alter table invitations.invitation add column wave_id uuid references invitations.wave;
alter table invitations.invitation add column candidate_id uuid;
alter table invitations.invitation add column details_sealed bytea;
alter table invitations.invitation add column channel text;
alter table invitations.invitation add column language text;
alter table invitations.invitation add column age_band text;
alter table invitations.invitation add column group_code text;
alter table invitations.invitation add column sent_at timestamptz;
alter table invitations.invitation add column opened_at timestamptz;
alter table invitations.invitation add column declined_at timestamptz;
alter table invitations.invitation add column bounced_at timestamptz;
alter table invitations.invitation add column called_at timestamptz;
alter table invitations.invitation add column called_outcome text;
alter table invitations.invitation add column misused integer not null default 0; -- tries by someone else
alter table invitations.invitation add column last_misused_at timestamptz;
alter table invitations.invitation add constraint invitation_channel_known check (channel in ('EMAIL', 'LETTER', 'CALL'));
alter table invitations.invitation add constraint invitation_once_a_candidate unique (candidate_id);

create index invitation_by_wave on invitations.invitation (wave_id);
create index invitation_by_unit on invitations.invitation (health_unit_id, issued_at);

-- Who asked not to be written to, by keyed hash of the e-mail address, and of name and birth date.
create table invitations.opt_out (
  hash      bytea       not null,
  since     timestamptz not null,
  constraint opt_out_pk primary key (hash)
);
