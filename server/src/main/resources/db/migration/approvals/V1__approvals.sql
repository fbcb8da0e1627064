create schema approvals;

-- An act that waits for a second person. Parameters hold ids and words from fixed lists, nothing personal.
create table approvals.request (
  request_id uuid not null,
  kind text not null,
  parameters jsonb not null,
  organization_id uuid not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null,
  decided_by uuid,
  ended_at timestamptz,
  constraint request_pk primary key (request_id),
  constraint request_state_known check (state in ('WAITING', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
  constraint request_needs_two check (decided_by <> asked_by),
  constraint request_decided_by_someone check ((state in ('APPROVED', 'REFUSED')) = (decided_by is not null)),
  constraint request_ended_at_some_time check ((state = 'WAITING') = (ended_at is null)),
  constraint request_expires_later check (expires_at > asked_at)
);

create index request_waiting on approvals.request (expires_at) where state = 'WAITING';
create index request_by_asker on approvals.request (asked_by, asked_at desc);
create index request_ended on approvals.request (ended_at desc) where ended_at is not null;
