-- How far reading is, and when whoever reads it was last heard of: a cohort whose reader is gone is given up.
alter table invitations.cohort add column step text not null default 'WAITING';
alter table invitations.cohort add column heard_at timestamptz;
alter table invitations.cohort add column read_at timestamptz;
alter table invitations.cohort add column columns text[] not null default '{}';
alter table invitations.cohort add column unknown_columns integer[] not null default '{}';
-- How dates like 03/04/1938 are taken; null where the list has none that could be either.
alter table invitations.cohort add column date_order text;
alter table invitations.cohort add constraint cohort_step_known
  check (step in ('WAITING', 'READING', 'COMPARING', 'KEEPING'));
alter table invitations.cohort add constraint cohort_date_order_known
  check (date_order in ('DAY_FIRST', 'MONTH_FIRST', 'UNKNOWN'));

create index cohort_by_unit on invitations.cohort (health_unit_id, uploaded_at);

-- family_hash finds lines by the family name; open has the findings that wait for a decision; twin_line is the earlier
-- line that this one repeats or resembles.
alter table invitations.candidate add column family_hash bytea;
alter table invitations.candidate add column open text[] not null default '{}';
alter table invitations.candidate add column twin_line integer;

create index candidate_by_family on invitations.candidate (cohort_id, family_hash);
