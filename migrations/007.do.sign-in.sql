-- Sign-in: sessions that may wait for a second factor, the factors, invitations, attempts and what happened (docs/adr/0012).
-- Everything secret is reached by definer functions only, as before; what the functions about "own" things mean is app_user_id().

-- Sessions opened under the old rules end: everybody signs in once more.
set role passerelle_definer;
delete from session;
reset role;

alter table session
  add column id           uuid not null default uuidv7(),
  add column idle         interval not null,
  add column awaits       text check (awaits in ('second-factor', 'enrolment')),
  add column confirmed_at timestamptz not null,
  add column device       text not null,
  add constraint session_id_unique unique (id);
comment on column session.awaits is 'not null: good for nothing but answering or enrolling the second factor';
comment on column session.confirmed_at is 'when password or passkey were last given: changing a factor asks for a fresh one';
comment on column session.device is 'browser and system in two coarse words, for the person to recognise';

create table known_device (
  token_hash   bytea not null,
  user_id      uuid not null references app_user (id),
  last_used_at timestamptz not null,
  primary key (token_hash, user_id)
);
comment on table known_device is 'Browsers from which somebody has signed in to the end: strangers'' failures do not count against them';

create table sign_in_attempt (
  id      uuid primary key default uuidv7(),
  kind    text not null check (kind in ('password', 'second-factor')),
  account bytea not null,
  network bytea not null,
  device  bytea,
  at      timestamptz not null
);
comment on table sign_in_attempt is 'Attempts that did not succeed, kept for a day. Keyed digests: whoever types a password into the wrong field leaves it nowhere';
comment on column sign_in_attempt.device is 'set for a device known to this account only';
create index sign_in_attempt_account on sign_in_attempt (account, at);
create index sign_in_attempt_network on sign_in_attempt (network, at);
create index sign_in_attempt_at on sign_in_attempt (at);

create table sign_in_event (
  id      uuid primary key default uuidv7(),
  at      timestamptz not null,
  kind    text not null check (kind ~ '^[a-z-]+$'),
  user_id uuid references app_user (id),
  actor   uuid references app_user (id),
  method  text check (method ~ '^[a-z-]+$'),
  network text,
  device  text
);
comment on table sign_in_event is 'Who signed in, failed to, changed a factor, was invited or shut out. Never a password, token, code or typed address. Kept a year';
create index sign_in_event_of_user on sign_in_event (user_id, id);
create index sign_in_event_at on sign_in_event (at);

create table totp_secret (
  user_id      uuid primary key references app_user (id),
  sealed       bytea not null,
  begun_at     timestamptz not null,
  confirmed_at timestamptz,
  last_step    bigint
);
comment on table totp_secret is 'RFC 6238. Sealed under a key derived from the installation key; last_step: a code is good once (section 5.2)';

create table passkey (
  id            uuid primary key default uuidv7(),
  user_id       uuid not null references app_user (id),
  credential_id bytea not null unique,
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null,
  device        text not null,
  added_at      timestamptz not null,
  last_used_at  timestamptz
);
create index passkey_of_user on passkey (user_id);

create table passkey_challenge (
  challenge bytea primary key,
  user_id   uuid references app_user (id),
  until     timestamptz not null
);
comment on table passkey_challenge is 'Each is answered once; user_id is null where nobody is known yet';

create table recovery_code (
  user_id uuid not null references app_user (id),
  digest  bytea not null,
  used_at timestamptz,
  primary key (user_id, digest)
);

create table invitation (
  token_hash bytea primary key,
  user_id    uuid not null references app_user (id),
  invited_at timestamptz not null,
  invited_by uuid references app_user (id),
  until      timestamptz not null
);
comment on table invitation is 'Digest only; taken away when accepted or replaced, so one is open for an account at most';
create unique index invitation_one_open on invitation (user_id);

create table provider_link (
  issuer    text not null,
  subject   text not null,
  user_id   uuid not null references app_user (id),
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, user_id)
);
comment on table provider_link is 'Which account a person of an OpenID Connect provider is (OpenID Connect Core 1.0, section 5.7: issuer and subject, never the address)';

do $$
declare
  t text;
begin
  foreach t in array array['known_device', 'sign_in_attempt', 'sign_in_event', 'totp_secret', 'passkey', 'passkey_challenge', 'recovery_code', 'invitation', 'provider_link'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to passerelle_definer using (true) with check (true)', t || '_definer', t);
    execute format('grant select, insert, update, delete on %I to passerelle_definer', t);
  end loop;
end $$;
create policy sign_in_event_audit on sign_in_event for select to passerelle_app using ((select app_clearance()) = 'audit');
create policy sign_in_event_own on sign_in_event for select to passerelle_app using (user_id = (select app_user_id()));
grant select on sign_in_event to passerelle_app;
grant delete on user_password to passerelle_definer;

-- ---------------------------------------------------------------- attempts and events

-- Writes the attempt down before it is looked at, so that many at once are counted as many; returns how many failed before it.
-- One account at a time: two attempts on one account cannot both be "the last free one".
create function begin_attempt(what text, typed_email text, of_account bytea, from_network bytea, from_device bytea, at timestamptz)
  returns table (attempt uuid, known boolean, by_device integer, by_place integer, by_strangers integer, by_network integer)
  language plpgsql security definer set search_path = public as $$
declare
  mine uuid := uuidv7();
  is_known boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(of_account, 'hex'), 7));
  delete from sign_in_attempt a where a.at < begin_attempt.at - interval '1 day';
  is_known := exists (
    select 1 from known_device d join app_user u on u.id = d.user_id
     where u.email = lower(typed_email) and d.token_hash = from_device and d.last_used_at > begin_attempt.at - interval '180 days');
  return query
    select mine, is_known,
           count(*) filter (where a.account = of_account and a.device = from_device and a.at > begin_attempt.at - interval '15 minutes')::int,
           count(*) filter (where a.account = of_account and a.device is null and a.network = from_network and a.at > begin_attempt.at - interval '15 minutes')::int,
           count(*) filter (where a.account = of_account and a.device is null)::int,
           count(*) filter (where a.network = from_network and a.device is null and a.at > begin_attempt.at - interval '15 minutes')::int
      from sign_in_attempt a
     where a.kind = what and (a.account = of_account or a.network = from_network);
  insert into sign_in_attempt (id, kind, account, network, device, at)
    values (mine, what, of_account, from_network, case when is_known then from_device end, begin_attempt.at);
end $$;

-- Not a failure after all: refused before it was looked at, or right. What was right also clears its own earlier slips.
create function settle_attempt(attempt uuid, was_right boolean) returns void language sql security definer set search_path = public as $$
  delete from sign_in_attempt a using sign_in_attempt mine
   where mine.id = attempt
     and (a.id = attempt or (was_right and a.kind = mine.kind and a.account = mine.account and a.network = mine.network and a.device is not distinct from mine.device)) $$;

create function remember_device(device bytea, who uuid, at timestamptz) returns void language sql security definer set search_path = public as $$
  delete from known_device d where d.last_used_at < at - interval '180 days';
  insert into known_device (token_hash, user_id, last_used_at) values (device, who, at)
    on conflict (token_hash, user_id) do update set last_used_at = excluded.last_used_at $$;

create function note_sign_in_event(at timestamptz, what text, who uuid, method text, network text, device text) returns void
  language sql security definer set search_path = public as $$
  delete from sign_in_event e where e.at < note_sign_in_event.at - interval '1 year';
  insert into sign_in_event (at, kind, user_id, actor, method, network, device) values (at, what, who, coalesce(app_user_id(), who), method, network, device) $$;

-- ---------------------------------------------------------------- passwords

drop function sign_in_candidate(text);
create function sign_in_candidate(typed_email text) returns table (id uuid, hash text)
  language sql security definer set search_path = public stable as $$
  select u.id, p.hash from app_user u join user_password p on p.user_id = u.id where u.email = lower(typed_email) and u.active $$;

-- No longer by an administrator: nobody but the owner ever knows a password.
create or replace function set_password(who uuid, new_hash text) returns void language plpgsql security definer set search_path = public as $$
begin
  if app_user_id() is distinct from who then
    raise exception 'a password is set by its owner' using errcode = 'insufficient_privilege';
  end if;
  insert into user_password (user_id, hash) values (who, new_hash)
    on conflict (user_id) do update set hash = excluded.hash, changed_at = clock_timestamp();
end $$;

create function own_password() returns table (hash text, changed_at timestamptz) language sql security definer set search_path = public stable as $$
  select p.hash, p.changed_at from user_password p where p.user_id = app_user_id() $$;

-- The same password under newer settings: only in the place of the hash that was just verified.
create function rehash_password(who uuid, old_hash text, new_hash text) returns void language sql security definer set search_path = public as $$
  update user_password set hash = new_hash where user_id = who and hash = old_hash $$;

-- ---------------------------------------------------------------- sessions

drop function open_session(uuid, bytea, timestamptz, timestamptz);
create function open_session(who uuid, token bytea, at timestamptz, until timestamptz, idle interval, awaits text, device text) returns uuid
  language sql security definer set search_path = public as $$
  delete from session s where s.expires_at < at;
  insert into session (token_hash, user_id, created_at, last_seen_at, expires_at, idle, awaits, confirmed_at, device)
    select token, u.id, at, at, until, idle, awaits, at, device from app_user u where u.id = who and u.active
    returning id $$;

-- Another token for the same session: after every proof of who it is (ASVS 5.0, 7.2.4).
create function renew_session(old_token bytea, new_token bytea, at timestamptz, until timestamptz, now_awaits text) returns boolean
  language sql security definer set search_path = public as $$
  update session set token_hash = new_token, confirmed_at = at, last_seen_at = at, expires_at = until, awaits = now_awaits
   where token_hash = old_token and expires_at > at returning true $$;

drop function session_actor(bytea, timestamptz, interval);
create function session_actor(token bytea, at timestamptz)
  returns table (session_id uuid, user_id uuid, email text, display_name text, role text, region_code text, centre_code text, unit_id uuid, locale text,
                 expires_at timestamptz, awaits text, confirmed_at timestamptz)
  language plpgsql security definer set search_path = public as $$
begin
  update session s set last_seen_at = at
   where s.token_hash = token and s.last_seen_at < at - interval '1 minute' and s.last_seen_at >= at - s.idle and s.expires_at > at;
  return query
    select s.id, u.id, u.email, u.display_name, u.role, u.region_code, u.centre_code, u.unit_id, u.locale, s.expires_at, s.awaits, s.confirmed_at
      from session s join app_user u on u.id = s.user_id
     where s.token_hash = token and s.expires_at > at and s.last_seen_at >= at - s.idle and u.active;
end $$;

create function own_sessions(at timestamptz) returns table (id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, device text)
  language sql security definer set search_path = public stable as $$
  select s.id, s.created_at, s.last_seen_at, s.expires_at, s.device from session s
   where s.user_id = app_user_id() and s.awaits is null and s.expires_at > at and s.last_seen_at >= at - s.idle order by s.last_seen_at desc $$;

create function end_own_session(which uuid) returns boolean language sql security definer set search_path = public as $$
  delete from session where id = which and user_id = app_user_id() returning true $$;

create function end_other_sessions(keep uuid) returns integer language sql security definer set search_path = public as $$
  with ended as (delete from session where user_id = app_user_id() and id <> keep returning 1) select count(*)::int from ended $$;

-- ---------------------------------------------------------------- second factor

-- What a session for this account depends on; nothing for an account that is closed.
create function account_at_the_door(who uuid) returns table (email text, role text, totp boolean, passkeys integer)
  language sql security definer set search_path = public stable as $$
  select u.email, u.role, exists (select 1 from totp_secret t where t.user_id = who and t.confirmed_at is not null), (select count(*)::int from passkey p where p.user_id = who)
    from app_user u where u.id = who and u.active $$;

create function begin_totp(secret bytea, at timestamptz) returns boolean language sql security definer set search_path = public as $$
  insert into totp_secret (user_id, sealed, begun_at) values (app_user_id(), secret, at)
    on conflict (user_id) do update set sealed = excluded.sealed, begun_at = excluded.begun_at where totp_secret.confirmed_at is null
    returning true $$;

create function own_totp() returns table (sealed bytea, begun_at timestamptz, confirmed_at timestamptz) language sql security definer set search_path = public stable as $$
  select t.sealed, t.begun_at, t.confirmed_at from totp_secret t where t.user_id = app_user_id() $$;

-- The step of a right code, once: the second of two at the same time finds it used.
create function use_totp_step(step bigint, at timestamptz) returns boolean language sql security definer set search_path = public as $$
  update totp_secret set last_step = step, confirmed_at = coalesce(confirmed_at, at)
   where user_id = app_user_id() and (last_step is null or last_step < step) returning true $$;

create function remove_totp() returns void language sql security definer set search_path = public as $$
  delete from totp_secret where user_id = app_user_id() $$;

create function keep_challenge(nonce bytea, who uuid, at timestamptz, until timestamptz) returns void language sql security definer set search_path = public as $$
  delete from passkey_challenge c where c.until < at;
  insert into passkey_challenge (challenge, user_id, until) values (nonce, who, until) $$;

create function take_challenge(nonce bytea, at timestamptz) returns table (who uuid) language sql security definer set search_path = public as $$
  delete from passkey_challenge c where c.challenge = nonce and c.until > at returning c.user_id $$;

create function own_passkeys() returns table (id uuid, credential_id bytea, transports text[], device text, added_at timestamptz, last_used_at timestamptz)
  language sql security definer set search_path = public stable as $$
  select p.id, p.credential_id, p.transports, p.device, p.added_at, p.last_used_at from passkey p where p.user_id = app_user_id() order by p.added_at $$;

create function add_passkey(credential bytea, key bytea, signatures bigint, ways text[], words text, at timestamptz) returns uuid
  language sql security definer set search_path = public as $$
  insert into passkey (user_id, credential_id, public_key, counter, transports, device, added_at)
    values (app_user_id(), credential, key, signatures, ways, words, at) returning id $$;

create function remove_passkey(which uuid) returns boolean language sql security definer set search_path = public as $$
  delete from passkey where id = which and user_id = app_user_id() returning true $$;

create function passkey_holder(credential bytea) returns table (user_id uuid, public_key bytea, counter bigint, transports text[])
  language sql security definer set search_path = public stable as $$
  select p.user_id, p.public_key, p.counter, p.transports from passkey p join app_user u on u.id = p.user_id where p.credential_id = credential and u.active $$;

create function passkey_used(credential bytea, signatures bigint, at timestamptz) returns void language sql security definer set search_path = public as $$
  update passkey set counter = signatures, last_used_at = at where credential_id = credential $$;

create function set_recovery_codes(digests bytea[]) returns void language sql security definer set search_path = public as $$
  delete from recovery_code where user_id = app_user_id();
  insert into recovery_code (user_id, digest) select app_user_id(), d from unnest(digests) d $$;

create function use_recovery_code(wanted bytea, at timestamptz) returns boolean language sql security definer set search_path = public as $$
  update recovery_code set used_at = at where user_id = app_user_id() and digest = wanted and used_at is null returning true $$;

create function recovery_codes_left() returns integer language sql security definer set search_path = public stable as $$
  select count(*)::int from recovery_code where user_id = app_user_id() and used_at is null $$;

-- ---------------------------------------------------------------- invitations and accounts

-- A new way in, and the end of every old one: password, factors, links, devices, sessions.
create function invite(who uuid, token bytea, at timestamptz, until timestamptz) returns void language plpgsql security definer set search_path = public as $$
begin
  if app_clearance() <> 'admin' then
    raise exception 'people are invited by an administrator' using errcode = 'insufficient_privilege';
  end if;
  delete from session s where s.user_id = who;
  delete from user_password p where p.user_id = who;
  delete from totp_secret t where t.user_id = who;
  delete from passkey p where p.user_id = who;
  delete from recovery_code r where r.user_id = who;
  delete from provider_link l where l.user_id = who;
  delete from known_device d where d.user_id = who;
  delete from invitation i where i.user_id = who;
  insert into invitation (token_hash, user_id, invited_at, invited_by, until) values (token, who, at, app_user_id(), invite.until);
end $$;

create function open_invitation(token bytea, at timestamptz) returns table (user_id uuid, email text, display_name text, role text, locale text)
  language sql security definer set search_path = public stable as $$
  select u.id, u.email, u.display_name, u.role, u.locale from invitation i join app_user u on u.id = i.user_id where i.token_hash = token and i.until > at and u.active $$;

create function accept_invitation(token bytea, new_hash text, at timestamptz) returns uuid language plpgsql security definer set search_path = public as $$
declare
  who uuid;
begin
  delete from invitation i using app_user u where i.token_hash = token and i.until > at and u.id = i.user_id and u.active returning i.user_id into who;
  if who is not null then
    insert into user_password (user_id, hash, changed_at) values (who, new_hash, at)
      on conflict (user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at;
  end if;
  return who;
end $$;

create function shut_out(who uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  if app_clearance() <> 'admin' then
    raise exception 'sessions of others are ended by an administrator' using errcode = 'insufficient_privilege';
  end if;
  delete from session s where s.user_id = who;
  delete from invitation i where i.user_id = who;
end $$;

create function account_states(at timestamptz) returns table (user_id uuid, way_in boolean, second_factor boolean, invited_until timestamptz)
  language plpgsql security definer set search_path = public stable as $$
begin
  if app_clearance() <> 'admin' then
    raise exception 'for administrators' using errcode = 'insufficient_privilege';
  end if;
  return query
    select u.id,
           exists (select 1 from user_password p where p.user_id = u.id) or exists (select 1 from provider_link l where l.user_id = u.id),
           exists (select 1 from totp_secret t where t.user_id = u.id and t.confirmed_at is not null) or exists (select 1 from passkey k where k.user_id = u.id),
           (select i.until from invitation i where i.user_id = u.id and i.until > at)
      from app_user u;
end $$;

-- ---------------------------------------------------------------- OpenID Connect

-- Links at the first time by the verified address; afterwards issuer and subject alone count. Never makes an account.
create function provider_account(by_issuer text, by_subject text, verified_email text, at timestamptz) returns table (user_id uuid, newly_linked boolean)
  language plpgsql security definer set search_path = public as $$
declare
  who uuid;
begin
  select l.user_id into who from provider_link l where l.issuer = by_issuer and l.subject = by_subject;
  if who is not null then
    return query select u.id, false from app_user u where u.id = who and u.active;
    return;
  end if;
  insert into provider_link (issuer, subject, user_id, linked_at)
    select by_issuer, by_subject, u.id, at from app_user u where u.email = lower(verified_email) and u.active
    on conflict do nothing
    returning provider_link.user_id into who;
  if who is not null then
    return query select who, true;
  end if;
end $$;

do $$
declare
  f text;
begin
  foreach f in array array[
    'begin_attempt(text, text, bytea, bytea, bytea, timestamptz)', 'settle_attempt(uuid, boolean)', 'remember_device(bytea, uuid, timestamptz)',
    'note_sign_in_event(timestamptz, text, uuid, text, text, text)', 'sign_in_candidate(text)', 'own_password()', 'rehash_password(uuid, text, text)',
    'open_session(uuid, bytea, timestamptz, timestamptz, interval, text, text)', 'renew_session(bytea, bytea, timestamptz, timestamptz, text)',
    'session_actor(bytea, timestamptz)', 'own_sessions(timestamptz)', 'end_own_session(uuid)', 'end_other_sessions(uuid)',
    'account_at_the_door(uuid)', 'begin_totp(bytea, timestamptz)', 'own_totp()', 'use_totp_step(bigint, timestamptz)', 'remove_totp()',
    'keep_challenge(bytea, uuid, timestamptz, timestamptz)', 'take_challenge(bytea, timestamptz)', 'own_passkeys()',
    'add_passkey(bytea, bytea, bigint, text[], text, timestamptz)', 'remove_passkey(uuid)', 'passkey_holder(bytea)', 'passkey_used(bytea, bigint, timestamptz)',
    'set_recovery_codes(bytea[])', 'use_recovery_code(bytea, timestamptz)', 'recovery_codes_left()',
    'invite(uuid, bytea, timestamptz, timestamptz)', 'open_invitation(bytea, timestamptz)', 'accept_invitation(bytea, text, timestamptz)', 'shut_out(uuid)',
    'account_states(timestamptz)', 'provider_account(text, text, text, timestamptz)'] loop
    execute format('alter function %s owner to passerelle_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to passerelle_app', f);
  end loop;
end $$;
