-- How long things are kept, as data; and the erasure of an identity by destroying the child's key, agreed by two people.
-- What names a child goes; the facts and every figure made of them stay.

create table retention_rule (
  id             uuid primary key default uuidv7(),
  code           text not null,
  version        integer not null,
  label_fr       text not null,
  label_en       text not null,
  starts_fr      text not null,
  starts_en      text not null,
  effect         text not null check (effect in ('proposed', 'deleted')),
  period         text not null check (period::interval > interval '0'),
  source_fr      text not null,
  source_en      text not null,
  certainty      text not null check (certainty in ('stated', 'secondary', 'programme standard')),
  effective_from date not null,
  constraint retention_rule_version unique (code, version)
);
comment on column retention_rule.effect is 'proposed: people decide; deleted: technical rows that the worker removes by itself';
comment on column retention_rule.period is 'ISO 8601, counted from the starting fact';
create trigger journal_retention_rule after insert or update or delete on retention_rule for each row execute function journal_change('id');
grant select on retention_rule to passerelle_app, passerelle_worker, passerelle_reader;

-- The end of a period that starts at an instant. Months by the calendar of Mali, which is that of UTC.
create function retained_until(since timestamptz, period text) returns timestamptz language sql immutable
  return ((since at time zone 'UTC') + period::interval) at time zone 'UTC';

alter table child_case add column erased_at timestamptz;
comment on column child_case.erased_at is 'When the child''s key was destroyed: who the child was can no longer be said';

create table erasure (
  id             uuid primary key,
  case_id        uuid not null references child_case (id),
  case_code      text not null,
  reason         text not null check (reason in ('period-ended', 'child-request', 'guardian-request')),
  rule_id        uuid references retention_rule (id),
  closed_at      timestamptz not null,
  due_at         timestamptz,
  proposed_at    timestamptz not null,
  proposed_by    uuid references app_user (id),
  status         text not null check (status in ('proposed', 'approved', 'refused', 'withdrawn', 'done')),
  decided_at     timestamptz,
  refused_by     uuid references app_user (id),
  refusal_reason text check (refusal_reason in ('proceedings', 'tracing', 'support-continues', 'identity-uncertain')),
  put_off_until  date,
  version        integer not null default 1,
  constraint erasure_period_by_rule check ((reason = 'period-ended') = (rule_id is not null) and (rule_id is null) = (due_at is null)),
  constraint erasure_request_by_person check ((reason = 'period-ended') = (proposed_by is null)),
  constraint erasure_not_before_period check (due_at <= proposed_at),
  constraint erasure_refusal_complete check ((status = 'refused') = (refused_by is not null) and (refused_by is null) = (refusal_reason is null)
    and (refused_by is null) = (put_off_until is null)),
  constraint erasure_decided check ((status in ('proposed', 'approved')) = (decided_at is null))
);
create unique index erasure_one_open on erasure (case_id) where status in ('proposed', 'approved');
create index erasure_case on erasure (case_id);
comment on table erasure is 'Proposals to erase an identity and what became of them. No free text: the words of a request are a note under the child''s key';
comment on column erasure.case_code is 'Kept here for the auditor, who sees no case';

create table erasure_approval (
  id         uuid primary key default uuidv7(),
  erasure_id uuid not null references erasure (id),
  case_id    uuid not null references child_case (id),
  approver   uuid not null references app_user (id),
  at         timestamptz not null,
  constraint erasure_two_people unique (erasure_id, approver)
);

create table destroyed_key (
  case_id     uuid primary key references child_case (id),
  case_code   text not null,
  at          timestamptz not null,
  erasure_id  uuid not null,
  fingerprint bytea
);
comment on table destroyed_key is 'Cases whose key is gone for good. The same list is kept outside the database, for a backup that is older than it';
comment on column destroyed_key.erasure_id is 'No foreign key: a restored backup may be older than the proposal';
comment on column destroyed_key.fingerprint is 'SHA-256 of the wrapped key; null: the child had none, because nothing that names anybody was ever written';

-- A line of a paper register leads to the name. What remains of it is a keyed digest that belongs to no case: enough to recognise
-- the line when the register is read again, too little to say whose it was.
create table erased_register_number (token bytea primary key);

-- Keys and search tokens by case: what is deleted when an identity is erased. A module that adds such a table adds a line here, with
-- the grant; a test compares this list with the catalogue.
create table erased_with_key (table_name text primary key);
insert into erased_with_key
  select t from unnest(array['child_key', 'name_token', 'duplicate_request_key']) t where to_regclass('public.' || t) is not null;
grant select on erased_with_key to passerelle_definer;

do $$
declare t text;
begin
  for t in select table_name from erased_with_key
  loop
    execute format('create policy %1$s_erased on %1$I to passerelle_definer using (true)', t);
    execute format('grant select, delete on %I to passerelle_definer', t);
  end loop;
  foreach t in array array['erasure', 'erasure_approval', 'destroyed_key', 'erased_register_number']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_definer on %1$I to passerelle_definer using (true) with check (true)', t);
  end loop;
  -- Those who decide, and those who answer for the child.
  foreach t in array array['erasure', 'erasure_approval', 'destroyed_key']
  loop
    execute format($p$create policy %1$s_read on %1$I for select to passerelle_app
      using ((select app_clearance()) = 'audit' or ((select app_reach()) = 'all' and (select app_clearance()) = 'file')
        or exists (select 1 from case_access a where a.case_id = %1$I.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[])))$p$, t);
    execute format('grant select on %I to passerelle_app', t);
  end loop;
end $$;
create trigger journal_erasure after insert or update or delete on erasure for each row execute function journal_change('id');
create trigger journal_erasure_approval after insert or update or delete on erasure_approval for each row execute function journal_change('id');
create trigger journal_destroyed_key after insert or update or delete on destroyed_key for each row execute function journal_change('case_id');

create policy erasure_request on erasure for insert to passerelle_app
  with check (proposed_by = (select app_user_id()) and status = 'proposed' and (((select app_reach()) = 'all' and (select app_clearance()) = 'file')
    or exists (select 1 from case_access a where a.case_id = erasure.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[]))));
-- Who reaches a case by an emergency access alone (migration 013) writes nothing on it, and asks for no erasure.
create policy erasure_not_by_grant on erasure as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));
create policy erasure_refusal on erasure for update to passerelle_app
  using (status = 'proposed' and ((select app_clearance()) = 'audit' or ((select app_reach()) = 'all' and (select app_clearance()) = 'file')))
  with check (status = 'refused' and refused_by = (select app_user_id()));
create policy erasure_approval_own on erasure_approval for insert to passerelle_app
  with check (approver = (select app_user_id()) and ((select app_clearance()) = 'audit' or ((select app_reach()) = 'all' and (select app_clearance()) = 'file')));
-- The worker proposes what has come to the end of its period, and nothing else.
create policy erasure_worker on erasure for select to passerelle_worker using (true);
create policy erasure_period_ended on erasure for insert to passerelle_worker with check (reason = 'period-ended' and status = 'proposed');
-- Written by those who carry an erasure out: one of the two sides that approve, or the process that ends what a crash interrupted.
create policy erased_register_number_write on erased_register_number for insert to passerelle_app
  with check ((select app_user_id()) is null or (select app_clearance()) = 'audit' or ((select app_reach()) = 'all' and (select app_clearance()) = 'file'));
create policy erased_register_number_read on erased_register_number for select to passerelle_app using ((select app_reach()) = 'all');

grant insert on erasure, erasure_approval to passerelle_app;
grant update (status, decided_at, refused_by, refusal_reason, put_off_until, version) on erasure to passerelle_app;
grant select, insert on erased_register_number to passerelle_app;
grant select, insert on erasure to passerelle_worker;
grant select, insert, update on erasure to passerelle_definer;
grant select on erasure_approval to passerelle_definer;
grant select, insert on destroyed_key to passerelle_definer;
grant insert, select on erased_register_number to passerelle_definer;
grant update (erased_at, register_number, version) on child_case to passerelle_definer;
create policy child_case_erased on child_case for update to passerelle_definer using (true) with check (true);

-- The journal is never rewritten, so what leads from a case to a line of a paper register must not get into it.
create function journal_without_register_number() returns trigger language plpgsql as $$
begin
  new.row := new.row - 'register_number';
  return new;
end $$;
create trigger journal_without_register_number before insert on journal for each row when (new.subject = 'child_case')
  execute function journal_without_register_number();

-- Only what is closed, and not erased already, can be proposed.
create function erasure_of_closed_case() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select 1 from child_case where id = new.case_id and status = 'closed' and erased_at is null) then
    raise exception 'only a closed case can be proposed for erasure' using errcode = 'check_violation', constraint = 'erasure_of_closed_case';
  end if;
  return new;
end $$;
create trigger erasure_of_closed_case before insert on erasure for each row execute function erasure_of_closed_case();

-- Two different people, neither of whom proposed it. The row of the proposal is locked: two approvals at once come one after the other.
create function erasure_approval_holds() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare e erasure;
begin
  select * into e from erasure where id = new.erasure_id for update;
  if e.status is distinct from 'proposed' then
    raise exception 'this proposal is not waiting for approval' using errcode = 'check_violation', constraint = 'erasure_waiting';
  end if;
  if e.proposed_by = new.approver then
    raise exception 'who asked for it does not approve it' using errcode = 'check_violation', constraint = 'erasure_not_by_proposer';
  end if;
  if e.case_id <> new.case_id then
    raise exception 'another case' using errcode = 'check_violation', constraint = 'erasure_approval_case';
  end if;
  return new;
end $$;
create trigger erasure_approval_holds before insert on erasure_approval for each row execute function erasure_approval_holds();

create function erasure_approved_twice() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if (select count(*) from erasure_approval where erasure_id = new.erasure_id) >= 2 then
    update erasure set status = 'approved', version = version + 1 where id = new.erasure_id and status = 'proposed';
  end if;
  return null;
end $$;
create trigger erasure_approved_twice after insert on erasure_approval for each row execute function erasure_approved_twice();

-- A case that is opened again leaves the proposal; one whose identity is gone cannot be opened again.
create function erasure_ends_with_closure() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.erased_at is not null then
    raise exception 'the identity was erased: the case stays closed' using errcode = 'check_violation', constraint = 'erased_case_stays_closed';
  end if;
  update erasure set status = 'withdrawn', decided_at = clock_timestamp(), version = version + 1 where case_id = new.id and status in ('proposed', 'approved');
  return null;
end $$;
create trigger erasure_ends_with_closure after update of status on child_case for each row when (old.status = 'closed' and new.status <> 'closed')
  execute function erasure_ends_with_closure();

-- What was erased is not written again.
create function refuse_erased_identity() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select 1 from destroyed_key where case_id = new.case_id) then
    raise exception 'the identity was erased' using errcode = 'check_violation', constraint = 'identity_erased';
  end if;
  return new;
end $$;
create trigger child_key_stays_destroyed before insert on child_key for each row execute function refuse_erased_identity();
create trigger child_identity_stays_erased before insert or update on child_identity for each row execute function refuse_erased_identity();

-- Somebody may need the name this hour, and whoever reviews an emergency access afterwards writes under the child's key.
create function emergency_on(which uuid, at_instant timestamptz) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if to_regclass('public.emergency_access') is null then return false; end if;
  return exists (select 1 from emergency_access e where e.case_id = which
    and ((e.opened_at <= at_instant and coalesce(e.ended_at, e.ends_at) > at_instant) or e.reviewed_at is null));
end $$;

-- The case, and those that were found to be of the same child and merged into it: erased in one, the name must not stand in another.
-- By jsonb, because merging came beside this: without that column nothing is merged.
create function cases_of_child(which uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive same(id) as (
    select which
    union
    select c.id from child_case c join same s on to_jsonb(c) ->> 'merged_into' = s.id::text)
  select id from same $$;

-- Destroys: key and tokens go, the case is marked, the list grows. Called by the two functions below and by nobody else.
create function forget_case(which uuid, because uuid, at_instant timestamptz, known_fingerprint bytea)
  returns table (case_id uuid, case_code text, register_number text, fingerprint bytea) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  c child_case;
  t text;
  print bytea := known_fingerprint;
begin
  select * into c from child_case where child_case.id = which for update;
  if print is null then
    select sha256(k.wrapped) into print from child_key k where k.case_id = which;
  end if;
  for t in select table_name from erased_with_key
  loop
    execute format('delete from %I where case_id = $1', t) using which;
  end loop;
  insert into destroyed_key values (which, c.code, at_instant, because, print) on conflict do nothing;
  update child_case set erased_at = coalesce(c.erased_at, at_instant), register_number = null, version = version + 1 where id = which;
  update erasure e set status = 'done', decided_at = at_instant, version = version + 1 where e.case_id = which and e.status in ('proposed', 'approved');
  return query select which, c.code, c.register_number, print;
end $$;

-- The one way to erase. It trusts nobody's word that two people agreed. Nothing is returned when there is nothing to do (any more).
create function destroy_child_key(which uuid, at_instant timestamptz)
  returns table (case_id uuid, case_code text, register_number text, fingerprint bytea) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare e erasure;
begin
  select * into e from erasure where id = which for update;
  if e.status is distinct from 'approved' then return; end if;
  if (select count(distinct a.approver) from erasure_approval a where a.erasure_id = which and a.approver is distinct from e.proposed_by) < 2 then
    raise exception 'two people must have agreed' using errcode = 'check_violation', constraint = 'erasure_two_people';
  end if;
  perform 1 from child_case c where c.id = e.case_id and c.status = 'closed' for update;
  if not found then
    raise exception 'the case is not closed' using errcode = 'check_violation', constraint = 'erasure_of_closed_case';
  end if;
  if exists (select 1 from cases_of_child(e.case_id) one where emergency_on(one, at_instant)) then
    raise exception 'an emergency access is running or not reviewed' using errcode = 'check_violation', constraint = 'erasure_no_emergency';
  end if;
  return query select f.case_id, f.case_code, f.register_number, f.fingerprint from cases_of_child(e.case_id) one cross join lateral forget_case(one, e.id, at_instant, null) f;
end $$;

-- After a restore: what the list outside the database names is destroyed again, whatever the backup says of closures and approvals.
-- For the owner's command alone.
create function destroy_again(which uuid, because uuid, at_instant timestamptz, known_fingerprint bytea)
  returns table (case_id uuid, register_number text) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select 1 from listed_and_present(array[which])) then return; end if;
  return query select f.case_id, f.register_number from forget_case(which, because, at_instant, known_fingerprint) f;
end $$;

-- Of the listed cases, those that this database still knows by name, or has no mark of.
create function listed_and_present(listed uuid[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.id from child_case c
   where c.id = any (listed)
     and (c.erased_at is null or not exists (select 1 from destroyed_key d where d.case_id = c.id)
       or exists (select 1 from child_key k where k.case_id = c.id) or exists (select 1 from name_token t where t.case_id = c.id)) $$;

-- Approved and not carried out: the process died in between, or something forbade it at that moment.
create function erasures_to_carry_out() returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from erasure where status = 'approved' order by id $$;

-- Technical rows past their period. In batches, so that no lock is held for long.
create function purge_answers(before timestamptz, batch integer) returns bigint language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as (
    delete from idempotency where ctid in (select ctid from idempotency where recorded_at < before limit batch) returning 1)
  select count(*) from gone $$;
create function purge_sessions(before timestamptz, batch integer) returns bigint language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as (
    delete from session where ctid in (select ctid from session where expires_at < before limit batch) returning 1)
  select count(*) from gone $$;
create policy idempotency_definer on idempotency to passerelle_definer using (true);
grant select, delete on idempotency to passerelle_definer;
create index idempotency_recorded on idempotency (recorded_at);
create index session_expires on session (expires_at);

do $$
declare f text;
begin
  foreach f in array array['erasure_of_closed_case()', 'erasure_approval_holds()', 'erasure_approved_twice()', 'erasure_ends_with_closure()', 'refuse_erased_identity()', 'emergency_on(uuid, timestamptz)',
    'cases_of_child(uuid)', 'forget_case(uuid, uuid, timestamptz, bytea)', 'destroy_child_key(uuid, timestamptz)', 'destroy_again(uuid, uuid, timestamptz, bytea)', 'listed_and_present(uuid[])',
    'erasures_to_carry_out()', 'purge_answers(timestamptz, integer)', 'purge_sessions(timestamptz, integer)']
  loop
    execute format('alter function %s owner to passerelle_definer', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function destroy_child_key(uuid, timestamptz), listed_and_present(uuid[]), erasures_to_carry_out(), emergency_on(uuid, timestamptz) to passerelle_app;
grant execute on function purge_answers(timestamptz, integer), purge_sessions(timestamptz, integer) to passerelle_worker;
