create schema if not exists vaccines;

create table vaccines.product (
    product_code             text primary key,
    name_en                  text not null,
    name_fr                  text not null,
    manufacturer             text not null,
    cvx                      text not null,
    mvx                      text not null,
    snomed_ct_ca             text,
    din                      text,
    doses_per_vial           int  not null check (doses_per_vial > 0),
    minimum_age              int  not null check (minimum_age >= 0),
    series_doses             int  not null check (series_doses > 0),
    label_interval_days      int  check (label_interval_days > 0),
    thawed_shelf_life_days   int  check (thawed_shelf_life_days > 0)
);

-- Editable data: the rules change by announcement, and an announced rule may be dated ahead.
create table vaccines.interval_rule (
    rule_id          uuid primary key,
    effective_from   date not null,
    product_code     text not null references vaccines.product,
    group_code       text, -- null: everyone
    minimum_days     int  not null check (minimum_days > 0),
    target_days      int  not null,
    maximum_days     int  not null,
    note             text not null default '',
    constraint interval_rule_in_order check (minimum_days <= target_days and target_days <= maximum_days),
    constraint interval_rule_once unique nulls not distinct (effective_from, product_code, group_code)
);
