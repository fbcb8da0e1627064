-- One row: the node that puts a night into it first checks the chain in that night.
create table audit.nightly_check (
  one boolean not null,
  night date not null,
  constraint nightly_check_pk primary key (one),
  constraint nightly_check_has_one_row check (one)
);

insert into audit.nightly_check (one, night) values (true, date '2000-01-01');
