-- The floor of the house: who acts (settings of the unit of work), the journal, and its sealing.
-- Roles (passerelle_app, passerelle_worker, passerelle_reader, passerelle_definer) are made by the migrator beforehand:
-- they belong to the cluster, and their passwords to the installation.

create extension if not exists btree_gist;
revoke create on schema public from public;
grant usage on schema public to passerelle_app, passerelle_worker, passerelle_reader, passerelle_definer;

-- A setting once used becomes '' and not NULL; '' must mean nobody.
create function app_user_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;
create function app_device() returns text language sql stable parallel safe
  return nullif(current_setting('app.device', true), '');
create function app_grantees() returns text[] language sql stable parallel safe
  return nullif(current_setting('app.grantees', true), '')::text[];
create function app_reach() returns text language sql stable parallel safe
  return coalesce(current_setting('app.reach', true), '');
create function app_clearance() returns text language sql stable parallel safe
  return coalesce(current_setting('app.clearance', true), '');
comment on function app_grantees is 'What the acting person holds: region:<code>, centre:<code>, unit:<id>, user:<id>';
comment on function app_reach is 'all: every case; granted: the cases of case_access; empty: none';
comment on function app_clearance is 'custody < facts < file: how deep into a case the role may look; audit, admin: other rooms, no case';

create table journal (
  id          uuid primary key default uuidv7(),
  xid         xid8 not null default pg_current_xact_id(),
  case_id     uuid,
  subject     text not null,
  subject_id  text not null,
  version     integer,
  change      text not null check (change in ('insert', 'update', 'delete')),
  row         jsonb not null,
  actor       uuid,
  device      text,
  recorded_at timestamptz not null default clock_timestamp()
);
comment on table journal is 'Every change of a business row, written by trigger in the same transaction. Append only.';
create index journal_case on journal (case_id, id);
create index journal_order on journal (xid, id);

create table access_log (
  id          uuid primary key default uuidv7(),
  xid         xid8 not null default pg_current_xact_id(),
  actor       uuid not null,
  kind        text not null check (kind in ('case.read', 'case.search', 'report.read', 'identity.read')),
  case_id     uuid,
  detail      jsonb,
  recorded_at timestamptz not null default clock_timestamp()
);
comment on table access_log is 'Every look at a file and every search. Append only, sealed like the journal.';
create index access_log_case on access_log (case_id, id);
create index access_log_order on access_log (xid, id);

create table journal_seal (
  position   bigint primary key,
  journal_id uuid not null unique references journal (id),
  hash       bytea not null
);
comment on table journal_seal is 'Order and hash chain of the journal, given after commit; no row of the journal is ever updated';

create table access_log_seal (
  position      bigint primary key,
  access_log_id uuid not null unique references access_log (id),
  hash          bytea not null
);

create table seal_progress (
  stream   text primary key check (stream in ('journal', 'access_log')),
  position bigint not null,
  hash     bytea not null,
  last_xid xid8,
  last_id  uuid
);
insert into seal_progress (stream, position, hash) values ('journal', 0, sha256('passerelle journal')), ('access_log', 0, sha256('passerelle access log'));

-- What is hashed: a fixed rendering of the row. jsonb renders its keys in one canonical order.
create function journal_digest(j journal) returns bytea language sql immutable
  return sha256(convert_to(concat_ws('|', j.id::text, coalesce(j.case_id::text, ''), j.subject, j.subject_id, coalesce(j.version::text, ''),
    j.change, j.row::text, coalesce(j.actor::text, ''), coalesce(j.device, ''), (extract(epoch from j.recorded_at) * 1000000)::bigint::text), 'UTF8'));
create function access_log_digest(a access_log) returns bytea language sql immutable
  return sha256(convert_to(concat_ws('|', a.id::text, a.actor::text, a.kind, coalesce(a.case_id::text, ''), coalesce(a.detail::text, ''),
    (extract(epoch from a.recorded_at) * 1000000)::bigint::text), 'UTF8'));

-- Seals what is beyond doubt: entries of transactions older than every transaction still running.
-- Nothing can later appear before them, because a new transaction gets a larger xid. Order within: (xid, id).
create function seal_journal(batch integer) returns bigint language plpgsql security definer set search_path = public as $$
declare
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
  p seal_progress;
  entry journal;
  sealed bigint := 0;
begin
  select * into p from seal_progress where stream = 'journal' for update skip locked;
  if not found then return 0; end if;
  for entry in
    select * from journal j
     where j.xid < horizon and (p.last_xid is null or (j.xid, j.id) > (p.last_xid, p.last_id))
     order by j.xid, j.id limit batch
  loop
    p.position := p.position + 1;
    p.hash := sha256(p.hash || journal_digest(entry));
    p.last_xid := entry.xid; p.last_id := entry.id;
    insert into journal_seal values (p.position, entry.id, p.hash);
    sealed := sealed + 1;
  end loop;
  update seal_progress set position = p.position, hash = p.hash, last_xid = p.last_xid, last_id = p.last_id where stream = 'journal';
  return sealed;
end $$;

create function seal_access_log(batch integer) returns bigint language plpgsql security definer set search_path = public as $$
declare
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
  p seal_progress;
  entry access_log;
  sealed bigint := 0;
begin
  select * into p from seal_progress where stream = 'access_log' for update skip locked;
  if not found then return 0; end if;
  for entry in
    select * from access_log a
     where a.xid < horizon and (p.last_xid is null or (a.xid, a.id) > (p.last_xid, p.last_id))
     order by a.xid, a.id limit batch
  loop
    p.position := p.position + 1;
    p.hash := sha256(p.hash || access_log_digest(entry));
    p.last_xid := entry.xid; p.last_id := entry.id;
    insert into access_log_seal values (p.position, entry.id, p.hash);
    sealed := sealed + 1;
  end loop;
  update seal_progress set position = p.position, hash = p.hash, last_xid = p.last_xid, last_id = p.last_id where stream = 'access_log';
  return sealed;
end $$;

-- The one trigger of every business table. Arguments: the key column.
create function journal_change() returns trigger language plpgsql security definer set search_path = public as $$
declare
  r jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  if tg_op = 'UPDATE' and to_jsonb(old) = r then return null; end if;
  insert into journal (case_id, subject, subject_id, version, change, row, actor, device)
  values (
    case when tg_table_name = 'child_case' then r ->> 'id' else r ->> 'case_id' end::uuid,
    tg_table_name, r ->> tg_argv[0], (r ->> 'version')::integer, lower(tg_op), r, app_user_id(), app_device());
  return null;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger journal_append_only before update or delete or truncate on journal for each statement execute function refuse_change();
create trigger access_log_append_only before update or delete or truncate on access_log for each statement execute function refuse_change();
create trigger journal_seal_append_only before update or delete or truncate on journal_seal for each statement execute function refuse_change();
create trigger access_log_seal_append_only before update or delete or truncate on access_log_seal for each statement execute function refuse_change();

alter table journal enable row level security;
alter table journal force row level security;
create policy journal_write on journal for insert to passerelle_definer with check (true);
create policy journal_seal_read on journal for select to passerelle_definer using (true);
create policy journal_audit on journal for select to passerelle_app using ((select app_clearance()) = 'audit');
alter table access_log enable row level security;
alter table access_log force row level security;
create policy access_log_write on access_log for insert to passerelle_app with check (actor = (select app_user_id()));
create policy access_log_seal_read on access_log for select to passerelle_definer using (true);
create policy access_log_audit on access_log for select to passerelle_app using ((select app_clearance()) = 'audit');

grant select, insert on journal to passerelle_definer;
grant select on access_log to passerelle_definer;
grant select, insert on journal_seal, access_log_seal to passerelle_definer;
grant select, update on seal_progress to passerelle_definer;
grant select on journal, journal_seal, access_log_seal to passerelle_app;
grant select, insert on access_log to passerelle_app;
grant select on seal_progress to passerelle_worker, passerelle_app;

alter function seal_journal(integer) owner to passerelle_definer;
alter function seal_access_log(integer) owner to passerelle_definer;
alter function journal_change() owner to passerelle_definer;
revoke execute on function seal_journal(integer), seal_access_log(integer) from public;
grant execute on function seal_journal(integer), seal_access_log(integer) to passerelle_worker;

-- Answers to writes already carried out: what a device sends twice happens once.
create table idempotency (
  user_id      uuid not null,
  key          uuid not null,
  request_hash bytea not null,
  answer       json, -- not jsonb: the repeated answer is the first one to the byte
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (user_id, key)
);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy idempotency_own on idempotency to passerelle_app using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()));
grant select, insert, update on idempotency to passerelle_app;
