-- How many persons a user has looked for, or seen, in an hour and a day. One row for each day: a statement that adds one
-- holds its lock while it compares with the ceiling, so that no two pass the last place together.
create table access.ceiling (
  user_id uuid not null,
  kind text not null,
  day date not null,
  hour integer not null,
  in_hour integer not null,
  in_day integer not null,
  constraint ceiling_pk primary key (user_id, kind, day),
  constraint ceiling_kind_known check (kind in ('SEARCH', 'VIEW')),
  constraint ceiling_hour_known check (hour between 0 and 23),
  constraint ceiling_counts_agree check (in_hour > 0 and in_hour <= in_day)
);
