create schema if not exists waitingroom;

-- The one waiting room: how far numbers are given and how far people are admitted. A node that finds the second begun
-- moves it on, under the lock of this row; the others read it once a second.
create table waitingroom.room (
  room_id          integer          not null,
  ticks            bigint           not null,
  ticked_at        timestamptz      not null,
  last_number      bigint           not null,
  numbered_up_to   bigint           not null,
  admitted         bigint           not null,
  carried          double precision not null,
  rate             double precision not null,
  measured         double precision not null,
  door             text             not null,
  busy_seconds     integer          not null,
  calm_seconds     integer          not null,
  stopped_by       text             not null,
  constraint room_pk primary key (room_id),
  constraint room_is_one check (room_id = 1),
  constraint room_admits_whom_it_counted check (admitted between 0 and last_number),
  constraint room_door_known check (door in ('OPEN', 'SHUT')),
  constraint room_stopped_by_known check (stopped_by in ('NOTHING', 'NO_PLACES', 'OPERATOR'))
);

insert into waitingroom.room
values (1, 0, '2000-01-01T00:00:00Z', 0, 0, 0, 0, 20, 20, 'OPEN', 0, 0, 'NOTHING');

-- What the operator wants: the last row counts. most_per_minute null: as many as booking bears.
create table waitingroom.wish (
  wish_id         uuid        not null,
  mode            text        not null,
  most_per_minute integer,
  wished_by       uuid        not null,
  wished_at       timestamptz not null,
  constraint wish_pk primary key (wish_id),
  constraint wish_mode_known check (mode in ('AUTOMATIC', 'OPEN', 'SHUT')),
  constraint wish_most_possible check (most_per_minute between 0 and 1000000)
);

-- From one start of a node to its end, and what the node measured last. ticks: those of the room when it last wrote, so
-- that a time without a database makes nobody look dead. up_to: every ticket of this second and before it is in a slice.
create table waitingroom.run (
  run            integer     not null,
  started_at     timestamptz not null,
  seen_at        timestamptz not null,
  ticks          bigint      not null,
  up_to          bigint      not null,
  ended          boolean     not null,
  slowest_millis integer     not null,
  passes         integer     not null,
  constraint run_pk primary key (run)
);

-- The tickets that one node gave out in one second, and the numbers they got. Seconds count from 1970. late: numbered
-- after its second was closed, because its node was not heard of.
create table waitingroom.slice (
  run          integer not null,
  first_ticket integer not null,
  tickets      integer not null,
  second       bigint  not null,
  first_number bigint,
  late         boolean not null,
  constraint slice_pk primary key (run, first_ticket),
  constraint slice_of_some check (tickets > 0)
);

create index slice_to_number on waitingroom.slice (second) where first_number is null;
create index slice_by_number on waitingroom.slice (first_number);

-- People who gathered before an opening. seed and people are set once, when the places are drawn.
create table waitingroom.gathering (
  gathering_id uuid        not null,
  opens_at     timestamptz not null,
  first_number bigint      not null,
  people       bigint,
  seed         bigint,
  constraint gathering_pk primary key (gathering_id),
  constraint gathering_drawn_whole check ((people is null) = (seed is null))
);

-- Who uses a place that was admitted: the mark of the one browser that may.
create table waitingroom.holder (
  run        integer     not null,
  ticket     integer     not null,
  holder     bigint      not null,
  since      timestamptz not null,
  constraint holder_pk primary key (run, ticket)
);

create index holder_by_age on waitingroom.holder (since);

-- Minute by minute, for the operator.
create table waitingroom.minute (
  minute         timestamptz not null,
  admitted       bigint      not null,
  waiting        bigint      not null,
  passes         integer     not null,
  slowest_millis integer     not null,
  constraint minute_pk primary key (minute)
);
