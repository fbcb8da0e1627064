-- Passkeys (WebAuthn). The attestation holds the public key; nothing here is a secret.
create table access.passkey (
  passkey_id uuid not null,
  user_id uuid not null references access.staff_user,
  credential_id bytea not null,
  name text not null,
  attestation bytea not null,
  -- Ways to reach the device, as it named them, one space between two.
  transports text not null,
  -- How often it was used, as the device counts: where it does not go up, two devices hold the same key.
  signature_count bigint not null,
  added_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkey_pk primary key (passkey_id),
  constraint passkey_credential_once unique (credential_id)
);

create index passkey_by_user on access.passkey (user_id);

-- What a session's passkey has to sign: answered once, within five minutes. With a name it is the question to a passkey
-- that is being added.
create table access.passkey_question (
  session_id uuid not null references access.session on delete cascade,
  challenge bytea not null,
  passkey_name text,
  expires_at timestamptz not null,
  constraint passkey_question_pk primary key (session_id)
);
