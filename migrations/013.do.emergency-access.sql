-- Emergency access ("break-glass"): a grant is a row with an end, seen by every policy like any other line of case_access
-- (docs/adr/0018). It shows; it lets nobody write.

create table emergency_access (
  id          uuid primary key,
  case_id     uuid not null references child_case (id),
  case_code   text not null,
  user_id     uuid not null references app_user (id),
  opened_at   timestamptz not null,
  ends_at     timestamptz not null,
  ended_at    timestamptz,
  ended_by    uuid references app_user (id),
  reviewed_at timestamptz,
  reviewed_by uuid references app_user (id),
  verdict     text check (verdict in ('justified', 'not-justified')),
  during      tstzrange generated always as (tstzrange(opened_at, coalesce(ended_at, ends_at))) stored,
  version     integer not null default 1,
  constraint emergency_three_hours_at_most check (ends_at > opened_at and ends_at <= opened_at + interval '3 hours'),
  constraint emergency_ended_within check (ended_at >= opened_at and ended_at <= ends_at),
  constraint emergency_end_complete check ((ended_at is null) = (ended_by is null)),
  constraint emergency_review_complete check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (verdict is null)),
  constraint emergency_review_after_end check (reviewed_at >= coalesce(ended_at, ends_at)),
  constraint emergency_reviewed_by_another check (reviewed_by <> user_id),
  constraint emergency_no_overlap exclude using gist (user_id with =, case_id with =, during with &&)
);
create index emergency_access_person on emergency_access (user_id, ends_at);
create index emergency_access_case on emergency_access (case_id);
create index emergency_access_latest on emergency_access (opened_at desc, id);
create trigger journal_emergency_access after insert or update or delete on emergency_access for each row execute function journal_change('id');
comment on table emergency_access is 'Why, in the words of the person and of the reviewer, stands in case_note: it may name people';
comment on column emergency_access.case_code is 'For the auditor, who sees the grant and no case';

create table emergency_attempt (
  user_id uuid not null references app_user (id),
  key     uuid not null,
  at      timestamptz not null,
  primary key (user_id, key)
);
comment on table emergency_attempt is 'Counted whether or not the code exists, and kept when the opening is refused. The key is that of the request: tried again over a bad line, it counts once';

alter table emergency_access enable row level security;
alter table emergency_access force row level security;
alter table emergency_attempt enable row level security;
alter table emergency_attempt force row level security;

-- Changed until it is reviewed, and the review is signed by whoever writes it. Seen by the person who opened it, by those who answer for the child's region, by the Ministry, and by the auditor.
create policy emergency_access_seen on emergency_access for select to passerelle_app
  using (user_id = (select app_user_id()) or (select app_clearance()) = 'audit'
    or ((select app_clearance()) = 'file' and ((select app_reach()) = 'all'
      or exists (select 1 from case_access a where a.case_id = emergency_access.case_id and a.level = 'file' and a.grantee like 'region:%'
        and a.grantee = any ((select app_grantees())::text[])))));
create policy emergency_access_changed on emergency_access for update to passerelle_app
  using ((select app_clearance()) = 'file' and reviewed_at is null)
  with check ((select app_clearance()) = 'file' and (reviewed_by is null or reviewed_by = (select app_user_id())));
create policy emergency_access_definer on emergency_access to passerelle_definer using (true) with check (true);
create policy emergency_attempt_definer on emergency_attempt to passerelle_definer using (true) with check (true);

grant select on emergency_access to passerelle_app;
grant update (ended_at, ended_by, reviewed_at, reviewed_by, verdict, version) on emergency_access to passerelle_app;
grant select, insert on emergency_access to passerelle_definer;
grant select, insert on emergency_attempt to passerelle_definer;

alter table case_access drop constraint case_access_grantee_check;
alter table case_access add constraint case_access_grantee_check check (grantee ~ '^(region|centre|unit|user|grant):');
create index case_access_grant on case_access (grantee) where grantee like 'grant:%';

-- Whether this person may try once more today. Committed by itself: an opening that is refused afterwards has been tried.
create function try_emergency_access(request uuid, at timestamptz, most integer) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  who uuid := app_user_id();
begin
  if who is null or app_clearance() <> 'file' then raise exception 'not a person who may ask' using errcode = 'insufficient_privilege'; end if;
  perform pg_advisory_xact_lock(hashtextextended('emergency ' || who, 0));
  if exists (select 1 from emergency_attempt a where a.user_id = who and a.key = request) then return true; end if;
  if (select count(*) from emergency_attempt a where a.user_id = who and a.at > try_emergency_access.at - interval '24 hours') >= most then return false; end if;
  insert into emergency_attempt (user_id, key, at) values (who, request, try_emergency_access.at);
  return true;
end $$;

-- Opens the file of this code to the acting person. The one way in: no case_id comes back where there is no such code,
-- and none is opened to whoever sees the whole file already.
create function open_emergency_access(new_id uuid, wanted text, at timestamptz, until timestamptz) returns table (case_id uuid, outcome text)
  language plpgsql security definer set search_path = public as $$
declare
  found_case uuid;
begin
  if app_user_id() is null or app_clearance() <> 'file' then raise exception 'not a person who may ask' using errcode = 'insufficient_privilege'; end if;
  select c.id into found_case from child_case c where c.code = wanted;
  if found_case is null then return query select null::uuid, 'unknown'; return; end if;
  if app_reach() = 'all' or exists (select 1 from case_access a where a.case_id = found_case and a.level = 'file' and a.grantee = any (app_grantees())) then
    return query select found_case, 'seen-already';
    return;
  end if;
  insert into emergency_access (id, case_id, case_code, user_id, opened_at, ends_at) values (new_id, found_case, wanted, app_user_id(), at, until);
  insert into case_access (case_id, grantee, level) values (found_case, 'grant:' || new_id, 'file');
  return query select found_case, 'opened';
end $$;

-- What the session of this person adds to their grantees at this instant.
create function active_emergency_grants(who uuid, at timestamptz) returns text[]
  language sql security definer set search_path = public stable as $$
  select coalesce(array_agg('grant:' || e.id), '{}') from emergency_access e
   where e.user_id = who and e.ends_at > at and e.opened_at <= at and coalesce(e.ended_at, e.ends_at) > at $$;

-- The line goes with the grant: at once when it is ended by hand (at the commit: whoever ends it still sees the case until then),
-- by the worker's round when its time is over. The session has stopped naming it by itself, to the instant.
create function close_emergency_line() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from case_access where case_id = new.case_id and grantee = 'grant:' || new.id;
  return null;
end $$;
create constraint trigger emergency_line_closed after update of ended_at on emergency_access deferrable initially deferred
  for each row when (new.ended_at is not null) execute function close_emergency_line();

create function close_ended_grants(at timestamptz) returns integer language plpgsql security definer set search_path = public as $$
declare
  closed integer;
begin
  delete from case_access a using emergency_access e
   where a.grantee like 'grant:%' and a.case_id = e.case_id and a.grantee = 'grant:' || e.id and coalesce(e.ended_at, e.ends_at) <= at;
  get diagnostics closed = row_count;
  return closed;
end $$;

-- As in migration 004, and: grants stay when the child is handed on, and neither give nor take them here.
create or replace function set_case_access(which uuid, grantees text[], levels text[]) returns void
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from unnest(grantees) g where g like 'grant:%')
     or (exists (select 1 from child_case where id = which)
       and app_reach() <> 'all'
       and not exists (select 1 from case_access where case_id = which and grantee = any (app_grantees()) and grantee not like 'grant:%')) then
    raise exception 'this case is out of scope' using errcode = 'insufficient_privilege';
  end if;
  delete from case_access where case_id = which and not (grantee = any (grantees)) and grantee not like 'grant:%';
  insert into case_access (case_id, grantee, level)
    select which, g, l from unnest(grantees, levels) as wanted (g, l)
    on conflict (case_id, grantee) do update set level = excluded.level where case_access.level <> excluded.level;
end $$;

-- The review is about the staff and not about the child: it holds up no closure.
create or replace function closed_case_has_no_open_deadline() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from child_case c join deadline d on d.case_id = c.id join time_limit_rule r on r.id = d.rule_id
              where c.id = new.id and c.status = 'closed' and d.state = 'open' and r.subject <> 'access grant') then
    raise exception 'closed case with an open deadline' using errcode = 'check_violation', constraint = 'closed_without_open_deadline';
  end if;
  return null;
end $$;
grant select on time_limit_rule to passerelle_definer;

-- A review is on the board of those who see the grant, and on nobody else's.
create policy deadline_of_grant on deadline as restrictive to passerelle_app
  using (rule_code <> 'break-glass-review' or exists (select 1 from emergency_access e where e.id = deadline.subject_id));

-- Read only: who reaches a case by a grant alone writes nothing on it. The services say so first; this holds where one forgets.
create function app_has_grant() returns boolean language sql stable parallel safe
  return exists (select 1 from unnest(app_grantees()) g where g like 'grant:%');
create function app_answers_for(which uuid) returns boolean language sql stable parallel safe
  return app_reach() = 'all' or exists (select 1 from case_access a where a.case_id = which and a.grantee = any (app_grantees()) and a.grantee not like 'grant:%');
comment on function app_answers_for is 'Whether the acting person reaches the case by their post, and not by an emergency access alone';

do $$
declare
  t text;
  reached text;
begin
  foreach t in array array['child_case', 'custody', 'custody_spell', 'handover', 'stay', 'placement', 'service_record', 'visit', 'closure', 'child_identity', 'name_token', 'case_note',
    'consent', 'consent_withdrawal', 'sharing', 'document', 'document_content', 'case_merge', 'duplicate_dismissal', 'duplicate_sight', 'duplicate_request']
  loop
    reached := format('not (select app_has_grant()) or app_answers_for(%s)', case when t = 'child_case' then 'id' else 'case_id' end);
    -- The one note that is written under a grant says why it was opened.
    if t = 'case_note' then reached := reached || ' or about = ''emergency.opened'''; end if;
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (%2$s)', t, reached);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (%2$s)', t, reached);
    execute format('create policy %1$s_not_by_grant_delete on %1$I as restrictive for delete to passerelle_app using (%2$s)', t, reached);
  end loop;
end $$;

alter function try_emergency_access(uuid, timestamptz, integer) owner to passerelle_definer;
alter function open_emergency_access(uuid, text, timestamptz, timestamptz) owner to passerelle_definer;
alter function active_emergency_grants(uuid, timestamptz) owner to passerelle_definer;
alter function close_emergency_line() owner to passerelle_definer;
alter function close_ended_grants(timestamptz) owner to passerelle_definer;
revoke execute on function try_emergency_access(uuid, timestamptz, integer), open_emergency_access(uuid, text, timestamptz, timestamptz),
  active_emergency_grants(uuid, timestamptz), close_ended_grants(timestamptz) from public;
grant execute on function try_emergency_access(uuid, timestamptz, integer), open_emergency_access(uuid, text, timestamptz, timestamptz),
  active_emergency_grants(uuid, timestamptz) to passerelle_app;
grant execute on function close_ended_grants(timestamptz) to passerelle_worker;
