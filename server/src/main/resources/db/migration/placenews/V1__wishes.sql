create schema if not exists placenews;

-- Someone who found no free place in an area and wants one mail when there are some. The row goes when the mail has left,
-- and when they ask it to. Its id is random: it stands in the link of the mail.
create table placenews.wish (
  wish_id        uuid        not null,
  area           text        not null,
  area_name      text        not null,
  language       text        not null,
  address_sealed bytea       not null,
  asked_at       timestamptz not null,
  told_at        timestamptz,
  constraint wish_pk primary key (wish_id)
);

create index wish_untold on placenews.wish (area, wish_id) where told_at is null;
