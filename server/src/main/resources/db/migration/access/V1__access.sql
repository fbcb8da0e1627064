create schema access;

create table access.organization (
  organization_id uuid not null,
  kind text not null,
  name_en text not null,
  name_fr text not null,
  health_unit_id integer,
  constraint organization_pk primary key (organization_id),
  constraint organization_name_once unique (kind, name_en),
  constraint organization_has_its_unit check ((kind in ('HEALTH_UNIT', 'HOSPITAL')) = (health_unit_id is not null))
);

-- The sites a hospital runs. A health unit reaches all its sites without being listed here.
create table access.organization_site (
  organization_id uuid not null references access.organization,
  site_id uuid not null,
  constraint organization_site_pk primary key (organization_id, site_id)
);

create table access.staff_user (
  user_id uuid not null,
  email text not null,
  given_name text not null,
  family_name text not null,
  language text not null,
  state text not null,
  created_at timestamptz not null,
  last_signed_in_at timestamptz,
  constraint staff_user_pk primary key (user_id),
  constraint staff_user_email_is_lower_case check (email = lower(email)),
  constraint staff_user_email_once unique (email),
  constraint staff_user_state_known check (state in ('INVITED', 'ACTIVE', 'DISABLED', 'DEACTIVATED'))
);

create table access.held_role (
  user_id uuid not null references access.staff_user,
  organization_id uuid not null references access.organization,
  role text not null,
  given_at timestamptz not null,
  given_by uuid,
  constraint held_role_pk primary key (user_id, organization_id, role)
);

create index held_role_by_organization on access.held_role (organization_id);
