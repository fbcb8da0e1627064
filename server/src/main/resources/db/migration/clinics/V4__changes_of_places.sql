-- Which slots' free places changed, written in the same statement as the change: nodes read these slots again once a
-- second, instead of every slot of the province. changed_in is the number of the transaction: a node asks for all from the
-- oldest that had not ended when it asked last, so none is missed, whatever order they end in. Rows are forgotten after a
-- minute; a node that has not asked for longer reads everything. No key: a row is neither looked up nor changed.
create table clinics.place_change (
  site_id    uuid   not null,
  slot_id    uuid   not null,
  changed_in bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000);

create index place_change_by_transaction on clinics.place_change (changed_in);
