-- Who someone is at their organization's identity provider. Bound at the first sign-in by a verified e-mail address, and
-- from then on found by the subject, which stays when the address changes.
create table access.provider_identity (
  issuer text not null,
  subject text not null,
  user_id uuid not null references access.staff_user,
  bound_at timestamptz not null,
  constraint provider_identity_pk primary key (issuer, subject),
  constraint provider_identity_one_for_each_user unique (user_id, issuer)
);

-- A session that came through an identity provider acts for the provider's organization and no other.
alter table access.session
  add column provider text,
  add column provider_organization_id uuid references access.organization,
  add constraint session_provider_has_its_organization
    check ((provider is null) = (provider_organization_id is null)),
  add constraint session_acts_for_its_provider
    check (organization_id = provider_organization_id);
