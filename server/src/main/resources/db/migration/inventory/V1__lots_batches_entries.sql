create schema if not exists inventory;

-- Lots are reference data of the whole province. Numbers have no pattern; people write one in capitals and in small letters,
-- so matched holds the number in small letters.
create table inventory.lot (
  lot_id       uuid        not null,
  product_code text        not null,
  number       text        not null,
  matched      text        not null,
  expires      date        not null,
  recalled_at  timestamptz,
  constraint lot_pk primary key (lot_id),
  constraint lot_once unique (product_code, matched),
  constraint lot_number_has_length check (length(number) between 1 and 40)
);

-- What was done to a lot, and why. The row of the lot says how it is now.
create table inventory.lot_change (
  lot_id        uuid        not null,
  lot_change_id uuid        not null,
  kind          text        not null,
  expires       date        not null,
  reason        text        not null,
  by_user       uuid,
  changed_at    timestamptz not null,
  constraint lot_change_pk primary key (lot_id, lot_change_id),
  constraint lot_change_of_lot foreign key (lot_id) references inventory.lot,
  constraint lot_change_kind_known check (kind in ('ADDED', 'EXPIRY_CHANGED', 'RECALLED', 'RECALL_UNDONE'))
);
comment on table inventory.lot_change is 'append-only: the application inserts and reads, nothing else';

-- The doses of a lot at a site in one condition: frozen, thawed on a day, or never frozen. on_hand is the sum of the doses
-- of its entries; both change in one statement, and a query compares them. keeps_until is what thawing leaves of the time.
-- The room left in each page keeps an update of on_hand on the page.
create table inventory.batch (
  site_id     uuid    not null,
  batch_id    uuid    not null,
  lot_id      uuid    not null,
  frozen      boolean not null,
  thawed_on   date,
  keeps_until date,
  on_hand     integer not null default 0,
  constraint batch_pk primary key (site_id, batch_id),
  constraint batch_once unique nulls not distinct (site_id, lot_id, frozen, thawed_on),
  constraint batch_of_lot foreign key (lot_id) references inventory.lot,
  constraint batch_frozen_or_thawed check (not (frozen and thawed_on is not null)),
  constraint batch_holds_no_less_than_nothing check (on_hand >= 0)
) with (fillfactor = 50);

create index batch_by_lot on inventory.batch (lot_id);

-- Every change of the stock, never changed itself. act_id is one for all entries of an act, such as the lines of a shipment
-- or both sides of thawing, and the key by which an act that is sent twice is done once. turn counts how often a dose was
-- put back before it was drawn again.
create table inventory.entry (
  site_id    uuid        not null,
  entry_id   uuid        not null,
  batch_id   uuid        not null,
  act_id     uuid        not null,
  kind       text        not null,
  doses      integer     not null,
  expected   integer,
  reason     text,
  words      text,
  dose_id    uuid,
  turn       integer,
  counters   uuid,
  day        date        not null,
  by_user    uuid,
  entered_at timestamptz not null,
  constraint entry_pk primary key (site_id, entry_id),
  constraint entry_of_batch foreign key (site_id, batch_id) references inventory.batch,
  constraint entry_once_an_act unique nulls not distinct (site_id, act_id, batch_id, kind, counters),
  constraint entry_countered_once unique (site_id, counters),
  constraint entry_dose_once_a_turn unique (site_id, dose_id, kind, turn),
  constraint entry_kind_known check (kind in
    ('RECEIVED', 'SENT', 'ARRIVED', 'RETURNED', 'THAWED', 'DOSE', 'EXTRA', 'WASTED', 'COUNTED', 'COUNTERED')),
  constraint entry_dose_has_turn check ((dose_id is null) = (turn is null)),
  constraint entry_countering_names_entry check ((kind = 'COUNTERED') = (counters is not null))
);
comment on table inventory.entry is 'append-only: the application inserts and reads, nothing else';

create index entry_by_dose on inventory.entry (dose_id) where dose_id is not null;
create index entry_by_batch on inventory.entry (site_id, batch_id, entry_id);

-- Doses on their way from one site to another, as a copy of the batch they left. Of the family of the sender.
create table inventory.transfer (
  site_id     uuid        not null,
  transfer_id uuid        not null,
  batch_id    uuid        not null,
  to_site_id  uuid        not null,
  lot_id      uuid        not null,
  frozen      boolean     not null,
  thawed_on   date,
  keeps_until date,
  doses       integer     not null,
  state       text        not null default 'ON_THE_WAY',
  sent_by     uuid,
  sent_at     timestamptz not null,
  received    integer,
  ended_by    uuid,
  ended_at    timestamptz,
  constraint transfer_pk primary key (site_id, transfer_id),
  constraint transfer_of_batch foreign key (site_id, batch_id) references inventory.batch,
  constraint transfer_of_lot foreign key (lot_id) references inventory.lot,
  constraint transfer_moves_doses check (doses > 0),
  constraint transfer_goes_elsewhere check (site_id <> to_site_id),
  constraint transfer_state_known check (state in ('ON_THE_WAY', 'RECEIVED', 'CALLED_BACK'))
);

create index transfer_on_the_way on inventory.transfer (to_site_id) where state = 'ON_THE_WAY';
