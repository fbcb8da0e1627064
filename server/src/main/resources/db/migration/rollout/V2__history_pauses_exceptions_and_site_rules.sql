-- Who announced, agreed and withdrew; empty where Dosebook itself brought the opening. A withdrawn one is kept.
alter table rollout.opening
    add column opening_id     uuid not null default gen_random_uuid(),
    add column announced_at   timestamptz,
    add column announced_by   uuid,
    add column agreed_by      uuid,
    add column withdrawn_at   timestamptz,
    add column withdrawn_by   uuid,
    add column withdrawal_agreed_by uuid,
    drop constraint opening_pkey,
    add constraint opening_pk primary key (opening_id);

alter table rollout.opening alter column opening_id drop default;

create unique index opening_one_a_moment
    on rollout.opening (health_unit_id, starts_at) where withdrawn_at is null;

-- While it lasts nobody new gets in; who was in the middle of booking finishes.
create table rollout.pause (
    pause_id          uuid primary key,
    health_unit_id    int  not null references rollout.health_unit,
    paused_at         timestamptz not null,
    paused_by         uuid not null,
    reason_en         text not null check (reason_en <> ''),
    reason_fr         text not null check (reason_fr <> ''),
    resumed_at        timestamptz,
    resumption_asked_by uuid,
    resumed_by        uuid,
    constraint pause_ends_after_it_begins check (resumed_at >= paused_at),
    constraint pause_ended_by_two
        check (num_nonnulls(resumed_at, resumption_asked_by, resumed_by) in (0, 3))
);

create unique index pause_one_a_unit on rollout.pause (health_unit_id) where resumed_at is null;

-- Since when the tool is what it is, and what it was before, so that a switch takes nothing from who is booking.
alter table rollout.booking_mode
    add column tool_since timestamptz,
    add column tool_before text check (tool_before in ('PROVINCIAL', 'LOCAL'));

-- What differs from the unit's own mode: for a site, for a group, or for a group at a site. Rows that ended are history.
create table rollout.mode_exception (
    exception_id      uuid primary key,
    health_unit_id    int  not null references rollout.health_unit,
    site_id           uuid,
    group_code        text,
    booking_tool      text not null check (booking_tool in ('PROVINCIAL', 'LOCAL')),
    call_centre       text not null check (call_centre in ('PROVINCIAL', 'LOCAL')),
    local_name        text,
    local_address     text,
    local_phone       text,
    local_url         text,
    added_at          timestamptz not null,
    added_by          uuid,
    ended_at          timestamptz,
    ended_by          uuid,
    constraint mode_exception_is_for_something check (num_nonnulls(site_id, group_code) >= 1),
    constraint mode_exception_ends_after_it_begins check (ended_at >= added_at)
);

create unique index mode_exception_one_a_case
    on rollout.mode_exception (health_unit_id, site_id, group_code) nulls not distinct where ended_at is null;

-- How the modes of a unit were set, each time.
create table rollout.mode_change (
    change_id         uuid primary key,
    health_unit_id    int  not null references rollout.health_unit,
    changed_at        timestamptz not null,
    changed_by        uuid not null,
    booking_tool      text not null,
    call_centre       text not null
);

-- A rule with a site says who may use that site; without one, whose turn it is.
alter table rollout.eligibility_rule
    add column effective_until  timestamptz,
    add column areas            text[],
    add column hot_spots        boolean not null default false,
    add column by_invitation    boolean not null default false,
    add column site_id          uuid,
    add column added_at         timestamptz,
    add column added_by         uuid,
    add column ended_at         timestamptz,
    add column ended_by         uuid,
    drop constraint eligibility_rule_once,
    drop constraint eligibility_rule_names_someone,
    add constraint eligibility_rule_ends_after_it_begins check (effective_until >= effective_from),
    add constraint eligibility_rule_names_areas_one_way check (not (hot_spots and areas is not null)),
    add constraint eligibility_rule_of_a_site_has_a_unit check (site_id is null or health_unit_id is not null);

create unique index eligibility_rule_once
    on rollout.eligibility_rule
       (health_unit_id, site_id, effective_from, effective_until, born_in_or_before, group_code, areas, hot_spots,
        by_invitation)
    nulls not distinct where ended_at is null;
