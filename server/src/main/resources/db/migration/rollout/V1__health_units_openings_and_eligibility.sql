create schema if not exists rollout;

create table rollout.health_unit (
    health_unit_id    int  primary key,
    short_name        text not null,
    name_en           text not null,
    name_fr           text not null,
    statcan_region    text not null,
    population_2021   int  not null check (population_2021 > 0),
    first_pilot       boolean not null
);

create table rollout.postal_area (
    fsa          text primary key check (fsa ~ '^[A-Z][0-9][A-Z]$'),
    place_name   text not null,
    latitude     double precision not null check (latitude between -90 and 90),
    longitude    double precision not null check (longitude between -180 and 180),
    hot_spot     boolean not null
);

-- An area that straddles several units has several rows; the first is the likeliest.
create table rollout.postal_area_unit (
    fsa              text not null references rollout.postal_area,
    health_unit_id   int  not null references rollout.health_unit,
    place_in_list    int  not null check (place_in_list >= 1),
    primary key (fsa, health_unit_id)
);

-- Beside the unit and not in it: this is edited while Dosebook runs, the unit is as the release says.
create table rollout.booking_mode (
    health_unit_id   int  primary key references rollout.health_unit,
    booking_tool     text not null check (booking_tool in ('PROVINCIAL', 'LOCAL')),
    call_centre      text not null check (call_centre in ('PROVINCIAL', 'LOCAL')),
    local_name       text,
    local_address    text,
    local_phone      text,
    local_url        text
);

-- The stage in force is that of the newest opening whose moment has passed; without one the unit is closed.
create table rollout.opening (
    health_unit_id   int  not null references rollout.health_unit,
    starts_at        timestamptz not null,
    stage            text not null check (stage in ('CLOSED', 'PILOT', 'OPEN')),
    primary key (health_unit_id, starts_at)
);

create table rollout.eligibility_rule (
    rule_id             uuid primary key,
    health_unit_id      int  references rollout.health_unit, -- null: the whole province
    effective_from      timestamptz not null,
    born_in_or_before   int  check (born_in_or_before between 1880 and 2200),
    group_code          text,
    note                text not null default '',
    constraint eligibility_rule_names_someone check (num_nonnulls(born_in_or_before, group_code) >= 1),
    constraint eligibility_rule_once
        unique nulls not distinct (health_unit_id, effective_from, born_in_or_before, group_code)
);
