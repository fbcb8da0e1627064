create schema if not exists messages;

-- Ids only: who is written to and what is said is composed at the moment of sending, and never kept here.
create table messages.outbox (
    message_id      uuid  not null,
    person_key      bytea not null, -- family key; empty for a message to nobody in particular
    kind            text  not null,
    about           uuid  not null,
    language        text  not null check (language in ('en', 'fr')),
    first_due_at    timestamptz not null,
    due_at          timestamptz not null,
    leased_until    timestamptz,
    attempts        int   not null default 0 check (attempts >= 0),
    last_problem    text,
    sent_at         timestamptz,
    given_up_at     timestamptz,
    primary key (person_key, message_id),
    constraint outbox_sent_or_given_up check (sent_at is null or given_up_at is null)
);

create index outbox_due on messages.outbox (due_at) where sent_at is null and given_up_at is null;
create index outbox_about on messages.outbox (about);
