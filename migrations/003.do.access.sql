-- Users and sessions. Password hashes and session tokens are reached by definer functions only.

create table app_user (
  id            uuid primary key default uuidv7(),
  email         text not null check (email = lower(email)),
  display_name  text not null,
  role          text not null check (role in ('security-liaison', 'centre-worker', 'centre-manager', 'case-worker', 'regional-officer',
                  'national-officer', 'monitor', 'analyst', 'auditor', 'administrator')),
  region_code   text references region (code),
  centre_code   text references centre (code),
  unit_id       uuid references unit (id),
  locale        text not null default 'fr' check (locale in ('fr', 'en')),
  active        boolean not null default true,
  version       integer not null default 1,
  created_at    timestamptz not null default clock_timestamp(),
  constraint app_user_email_unique unique (email),
  constraint liaison_has_unit check ((role = 'security-liaison') = (unit_id is not null)),
  constraint centre_staff_has_centre check ((role in ('centre-worker', 'centre-manager')) = (centre_code is not null)),
  constraint regional_has_region check (role not in ('regional-officer', 'case-worker') or region_code is not null)
);
create trigger journal_app_user after insert or update or delete on app_user for each row execute function journal_change('id');

create table user_password (
  user_id uuid primary key references app_user (id),
  hash    text not null,
  changed_at timestamptz not null default clock_timestamp()
);
comment on table user_password is 'argon2id; apart from app_user, so that the journal never holds a hash';

create table session (
  token_hash   bytea primary key,
  user_id      uuid not null references app_user (id),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null
);
create index session_of_user on session (user_id);

alter table app_user enable row level security;
alter table app_user force row level security;
alter table user_password enable row level security;
alter table user_password force row level security;
alter table session enable row level security;
alter table session force row level security;

create policy app_user_colleagues on app_user for select to passerelle_app using ((select app_user_id()) is not null);
create policy app_user_managed on app_user for insert to passerelle_app with check ((select app_clearance()) = 'admin');
create policy app_user_changed on app_user for update to passerelle_app using ((select app_clearance()) = 'admin') with check ((select app_clearance()) = 'admin');
create policy app_user_recipients on app_user for select to passerelle_worker using (true);
create policy app_user_definer on app_user to passerelle_definer using (true) with check (true);
create policy user_password_definer on user_password to passerelle_definer using (true) with check (true);
create policy session_definer on session to passerelle_definer using (true) with check (true);

grant select, insert, update on app_user to passerelle_app;
grant select on app_user to passerelle_worker;
grant select, insert on app_user to passerelle_definer;
grant select, insert, update on user_password to passerelle_definer;
grant select, insert, update, delete on session to passerelle_definer;

create function sign_in_candidate(wanted text) returns table (id uuid, hash text)
  language sql security definer set search_path = public stable as $$
  select u.id, p.hash from app_user u join user_password p on p.user_id = u.id where u.email = lower(wanted) and u.active $$;

create function set_password(who uuid, new_hash text) returns void language plpgsql security definer set search_path = public as $$
begin
  if app_clearance() <> 'admin' and app_user_id() is distinct from who then
    raise exception 'a password is set by its owner or an administrator' using errcode = 'insufficient_privilege';
  end if;
  insert into user_password (user_id, hash) values (who, new_hash)
    on conflict (user_id) do update set hash = excluded.hash, changed_at = clock_timestamp();
end $$;

create function open_session(who uuid, token bytea, at timestamptz, until timestamptz) returns void
  language sql security definer set search_path = public as $$
  insert into session (token_hash, user_id, created_at, last_seen_at, expires_at) values (token, who, at, at, until) $$;

create function close_session(token bytea) returns void language sql security definer set search_path = public as $$
  delete from session where token_hash = token $$;

-- Who stands behind this token, if its session is still good; marks it as seen at most once a minute.
create function session_actor(token bytea, at timestamptz, idle interval)
  returns table (user_id uuid, email text, display_name text, role text, region_code text, centre_code text, unit_id uuid, locale text, expires_at timestamptz)
  language plpgsql security definer set search_path = public as $$
begin
  update session s set last_seen_at = at
   where s.token_hash = token and s.last_seen_at < at - interval '1 minute' and s.last_seen_at >= at - idle and s.expires_at > at;
  return query
    select u.id, u.email, u.display_name, u.role, u.region_code, u.centre_code, u.unit_id, u.locale, s.expires_at
      from session s join app_user u on u.id = s.user_id
     where s.token_hash = token and s.expires_at > at and s.last_seen_at >= at - idle and u.active;
end $$;

alter function sign_in_candidate(text) owner to passerelle_definer;
alter function set_password(uuid, text) owner to passerelle_definer;
alter function open_session(uuid, bytea, timestamptz, timestamptz) owner to passerelle_definer;
alter function close_session(bytea) owner to passerelle_definer;
alter function session_actor(bytea, timestamptz, interval) owner to passerelle_definer;
revoke execute on function sign_in_candidate(text), set_password(uuid, text), open_session(uuid, bytea, timestamptz, timestamptz), close_session(bytea), session_actor(bytea, timestamptz, interval) from public;
grant execute on function sign_in_candidate(text), set_password(uuid, text), open_session(uuid, bytea, timestamptz, timestamptz), close_session(bytea), session_actor(bytea, timestamptz, interval) to passerelle_app;

-- Who the journal names when an operator imports a register. No password: nobody signs in with it.
set role passerelle_definer; -- row-level security is forced: the owner writes no account either
insert into app_user (id, email, display_name, role) values
  ('0193a000-0000-7000-8000-000000000001', 'import@passerelle.invalid', 'Import des registres', 'national-officer');
reset role;
