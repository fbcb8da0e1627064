-- Since when the person has held some place for the dose without a break: kept when they choose another slot, so that a
-- pause or a change of stage takes nothing from who was booking. Empty: since the hold was made.
alter table booking.hold add column holding_since timestamptz;
