-- A reaction is told where the person is seen, which may be in another health unit than where the dose was given. The units of
-- both sites follow it up. Null in what a node of the release before wrote: there both are the same.
alter table immunizations.adverse_event add column reported_site_id uuid;
create index adverse_event_by_reported_site on immunizations.adverse_event (reported_site_id, reported_at);
