-- Whether the keys are the right ones shows at the start without a mark: those in the database do not unwrap with
-- another master key.
drop table people.key_mark;

-- Name, birth date and postal code (or the area alone) as one keyed hash. Null for those recorded before.
alter table people.person add column full_hash bytea;

create index person_by_full_hash on people.person (full_hash) where full_hash is not null;
