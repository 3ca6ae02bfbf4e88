-- Two files, one child: found, asked about across regions, merged and taken apart again without moving a fact (docs/adr/0015).

alter table child_case add column merged_into uuid references child_case (id);
alter table child_case add constraint merged_not_into_itself check (merged_into <> id);
alter table child_case add constraint merged_says_so check ((merged_into is not null) = (status = 'merged'));
create index child_case_merged on child_case (merged_into) where merged_into is not null;
comment on column child_case.merged_into is 'The case that is read and written instead of this one; its facts stay here and are told there';

-- One level only: a case that holds others is kept, never merged itself. So there is no circle, and one step finds the kept case.
create function merged_one_level() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from child_case c where c.id = new.merged_into and c.merged_into is not null)
     or exists (select 1 from child_case c where c.merged_into = new.id) then
    raise exception 'a merged case holds no other' using errcode = 'check_violation', constraint = 'merged_one_level';
  end if;
  return null;
end $$;
alter function merged_one_level() owner to passerelle_definer;
create constraint trigger merged_one_level after update of merged_into on child_case deferrable initially deferred
  for each row when (new.merged_into is not null) execute function merged_one_level();

create table case_merge (
  id        uuid primary key,
  case_id   uuid not null references child_case (id),
  kept_id   uuid not null references child_case (id),
  merged_at timestamptz not null,
  merged_by uuid not null references app_user (id),
  undone_at timestamptz,
  undone_by uuid references app_user (id),
  version   integer not null default 1,
  constraint merge_of_two check (case_id <> kept_id),
  constraint merge_undone_complete check ((undone_at is null) = (undone_by is null))
);
create unique index case_merge_once on case_merge (case_id) where undone_at is null;
create index case_merge_kept on case_merge (kept_id);
comment on table case_merge is 'Who said that two cases are one child, and who took that back. The reasons are sealed notes of the merged case';

-- Who sees a case besides those who answer for the child: the other side of a pair said to be the same child.
create table duplicate_sight (
  id          uuid primary key default uuidv7(),
  case_id     uuid not null references child_case (id),
  grantee     text not null check (grantee ~ '^(region|centre|user):'),
  request_id  uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  ended_at    timestamptz,
  ended_by    uuid references app_user (id),
  version     integer not null default 1,
  constraint sight_end_complete check ((ended_at is null) = (ended_by is null))
);
create index duplicate_sight_case on duplicate_sight (case_id);
create index duplicate_sight_request on duplicate_sight (request_id);

-- A pair that somebody looked at and found to be two children: not offered again.
create table duplicate_dismissal (
  id          uuid primary key,
  case_id     uuid not null references child_case (id),
  other_id    uuid not null references child_case (id),
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1,
  constraint dismissal_of_two check (case_id <> other_id)
);
create unique index duplicate_dismissal_pair on duplicate_dismissal (least(case_id, other_id), greatest(case_id, other_id));
create index duplicate_dismissal_case on duplicate_dismissal (case_id);
create index duplicate_dismissal_other on duplicate_dismissal (other_id);

-- What was asked about children out of sight. Of the name a digest only; of what was found, regions only.
create table duplicate_look (
  id       uuid primary key default uuidv7(),
  asked_by uuid not null references app_user (id),
  asked_at timestamptz not null,
  question bytea not null
);
create index duplicate_look_asker on duplicate_look (asked_by, asked_at);
create table duplicate_look_region (
  handle      uuid primary key default gen_random_uuid(),
  look_id     uuid not null references duplicate_look (id),
  region_code text references region (code),
  found       smallint not null
);
create index duplicate_look_region_look on duplicate_look_region (look_id);
comment on table duplicate_look is 'Reached by definer functions only. A name asked again within a day gets its first answer, whatever else is typed';
comment on column duplicate_look_region.region_code is 'null: the region of the case is not known, the Ministry is asked';

create table duplicate_request (
  id            uuid primary key,
  case_id       uuid not null references child_case (id),
  handle        uuid not null references duplicate_look_region (handle),
  region_code   text references region (code),
  office        text not null check (office ~ '^(region|centre|user):'),
  asker_region  text references region (code),
  status        text not null check (status in ('open', 'same', 'different', 'cannot-tell')),
  asked_at      timestamptz not null,
  asked_by      uuid not null references app_user (id),
  sealed        bytea not null,
  answered_at   timestamptz,
  answered_by   uuid references app_user (id),
  matched_case  uuid references child_case (id),
  sealed_answer bytea,
  version       integer not null default 1,
  constraint request_answer_complete check ((status = 'open') = (answered_at is null) and (answered_at is null) = (answered_by is null)),
  constraint request_match_when_same check ((status = 'same') = (matched_case is not null))
);
create index duplicate_request_case on duplicate_request (case_id);
create index duplicate_request_region on duplicate_request (region_code, asked_at desc);
create unique index duplicate_request_once on duplicate_request (case_id, coalesce(region_code, '')) where status = 'open';
comment on column duplicate_request.office is 'Whom the asker works for: who may see the other file when it is the same child';

create table duplicate_request_key (
  request_id uuid primary key references duplicate_request (id),
  case_id    uuid not null references child_case (id),
  wrapped    bytea not null
);
create index duplicate_request_key_case on duplicate_request_key (case_id);
comment on table duplicate_request_key is 'Not journalled: name and reason of a request are sealed with a key of its own, which two sides may use. Destroyed with the child''s own key';

do $$
declare t text;
begin
  foreach t in array array['case_merge', 'duplicate_sight', 'duplicate_dismissal', 'duplicate_request']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(''id'')', t);
  end loop;
  foreach t in array array['case_merge', 'duplicate_sight', 'duplicate_dismissal', 'duplicate_look', 'duplicate_look_region', 'duplicate_request', 'duplicate_request_key']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['case_merge', 'duplicate_dismissal']
  loop
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app
      using (((select app_reach()) = 'all' and (select app_clearance()) in ('facts', 'file'))
        or exists (select 1 from case_access a where a.case_id = %1$I.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[])))$p$, t);
  end loop;
end $$;

-- Seen with any access to the case: whoever writes on it folds its access anew, and must not fold this one away. The page shows it to
-- those only who see the whole file.
create policy duplicate_sight_scope on duplicate_sight to passerelle_app
  using ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = duplicate_sight.case_id and a.grantee = any ((select app_grantees())::text[])));

-- Both sides of a request: who answers for the asker's child, and the region that was asked.
create policy duplicate_request_sides on duplicate_request for select to passerelle_app
  using ((select app_clearance()) = 'file' and ((select app_reach()) = 'all'
    or 'region:' || region_code = any ((select app_grantees())::text[])
    or exists (select 1 from case_access a where a.case_id = duplicate_request.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[]))));
create policy duplicate_request_ask on duplicate_request for insert to passerelle_app
  with check ((select app_clearance()) = 'file' and asked_by = (select app_user_id()) and status = 'open' and ((select app_reach()) = 'all'
    or exists (select 1 from case_access a where a.case_id = duplicate_request.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[]))));
create policy duplicate_request_definer on duplicate_request to passerelle_definer using (true) with check (true);
create policy duplicate_request_key_sides on duplicate_request_key for select to passerelle_app
  using (exists (select 1 from duplicate_request r where r.id = request_id));
create policy duplicate_request_key_ask on duplicate_request_key for insert to passerelle_app
  with check (exists (select 1 from duplicate_request r where r.id = request_id and r.case_id = duplicate_request_key.case_id and r.asked_by = (select app_user_id())));
create policy duplicate_sight_definer on duplicate_sight to passerelle_definer using (true) with check (true);
create policy duplicate_look_definer on duplicate_look to passerelle_definer using (true) with check (true);
create policy duplicate_look_region_definer on duplicate_look_region to passerelle_definer using (true) with check (true);
create policy name_token_definer on name_token for select to passerelle_definer using (true);

grant select, insert, update (undone_at, undone_by, version) on case_merge to passerelle_app;
grant select, update (ended_at, ended_by, version) on duplicate_sight to passerelle_app;
grant select, insert on duplicate_dismissal to passerelle_app;
grant select, insert on duplicate_request, duplicate_request_key to passerelle_app;
grant select on name_token to passerelle_definer;
grant select, update on duplicate_request to passerelle_definer;
grant select, insert on duplicate_sight, duplicate_look, duplicate_look_region to passerelle_definer;

-- The one look past a person's scope: of children they may not see, who answer to every part of a whole name and are not plainly
-- another child, only in which region there are some. It never says which, and asks are counted before they are answered.
create function look_for_hidden_duplicates(tokens bytea[], parts integer, wanted_sex text, wanted_age integer, own_case uuid, at timestamptz, an_hour integer, a_day integer)
  returns table (handle uuid, region_code text, found integer, today integer, limited boolean)
  language plpgsql security definer set search_path = public as $$
declare
  who uuid := app_user_id();
  asked bytea := (select sha256(string_agg(t, ''::bytea order by t)) from unnest(tokens) as t);
  look uuid;
  hour_count integer;
  day_count integer;
begin
  if who is null or app_clearance() <> 'file' or app_reach() = 'all' or parts < 2 or cardinality(tokens) < parts then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('duplicate_look ' || who::text, 0)); -- two requests at once are two, not one
  select count(*) filter (where l.asked_at > at - interval '1 hour'), count(*) into hour_count, day_count
    from duplicate_look l where l.asked_by = who and l.asked_at > at - interval '1 day';
  select l.id into look from duplicate_look l
   where l.asked_by = who and l.question = asked and l.asked_at > at - interval '1 day' order by l.asked_at desc limit 1;
  if look is null then
    if hour_count >= an_hour or day_count >= a_day then
      return query select null::uuid, null::text, 0, day_count, true;
      return;
    end if;
    insert into duplicate_look (asked_by, asked_at, question) values (who, at, asked) returning id into look;
    day_count := day_count + 1;
    insert into duplicate_look_region (look_id, region_code, found)
      select look, hidden.region, count(*)
        from (select distinct k.id, coalesce(k.region_code, k.entry_region) as region
                from (select t.case_id from name_token t where t.token = any (tokens) group by t.case_id having count(*) = parts) named
                join child_case c on c.id = named.case_id
                join child_case k on k.id = coalesce(c.merged_into, c.id)
               where k.id is distinct from own_case
                 and (wanted_sex is null or 'unknown' in (wanted_sex, k.sex) or k.sex = wanted_sex)
                 and (wanted_age is null or k.age_years is null or abs(k.age_years - wanted_age) <= 2)
                 and not exists (select 1 from case_access a where a.case_id = k.id and a.level = 'file' and a.grantee = any (app_grantees()))) hidden
       group by hidden.region;
  end if;
  return query
    select r.handle, r.region_code, r.found::integer, day_count, false
      from (select 1) one left join duplicate_look_region r on r.look_id = look;
end $$;

-- What a handle stands for, to whoever got it and within two days: a request can only follow a look.
create function duplicate_handle_region(wanted uuid, at timestamptz) returns table (region_code text)
  language sql security definer set search_path = public stable as $$
  select r.region_code from duplicate_look_region r join duplicate_look l on l.id = r.look_id
   where r.handle = wanted and l.asked_by = app_user_id() and l.asked_at > at - interval '2 days' $$;

-- The answer of the region that was asked, about a case that its officer answers for: what an emergency access shows (migration 013) is
-- not theirs to pass on. On "same", each side sees the other's file: the rows that the fold would derive from
-- duplicate_sight are written here, because neither side could write them on a case that it does not see yet.
create function answer_duplicate_request(which uuid, said text, matched uuid, answer bytea, at timestamptz) returns void
  language plpgsql security definer set search_path = public as $$
declare
  r duplicate_request;
begin
  select * into r from duplicate_request where id = which for update;
  if not found or app_clearance() <> 'file' or (app_reach() <> 'all' and not coalesce('region:' || r.region_code = any (app_grantees()), false)) then
    raise exception 'this request is out of scope' using errcode = 'insufficient_privilege';
  end if;
  if r.status <> 'open' then
    raise exception 'answered already' using errcode = 'check_violation', constraint = 'request_answered_once';
  end if;
  if said = 'same' and (matched = r.case_id or not (app_reach() = 'all'
       or exists (select 1 from case_access a where a.case_id = matched and a.level = 'file' and a.grantee = any (app_grantees()) and a.grantee not like 'grant:%'))) then
    raise exception 'the matching case is out of scope' using errcode = 'insufficient_privilege';
  end if;
  update duplicate_request set status = said, answered_at = at, answered_by = app_user_id(), matched_case = case when said = 'same' then matched end,
         sealed_answer = answer, version = version + 1 where id = which;
  if said = 'same' then
    insert into duplicate_sight (case_id, grantee, request_id, recorded_at, recorded_by)
      select s.case_id, s.grantee, which, at, app_user_id()
        from (values (r.case_id, 'region:' || r.region_code), (matched, r.office), (matched, 'region:' || r.asker_region)) as s (case_id, grantee)
       where s.grantee is not null group by s.case_id, s.grantee;
    insert into case_access (case_id, grantee, level)
      select d.case_id, d.grantee, 'file' from duplicate_sight d where d.request_id = which
      on conflict (case_id, grantee) do update set level = 'file';
  end if;
end $$;

alter function look_for_hidden_duplicates(bytea[], integer, text, integer, uuid, timestamptz, integer, integer) owner to passerelle_definer;
alter function duplicate_handle_region(uuid, timestamptz) owner to passerelle_definer;
alter function answer_duplicate_request(uuid, text, uuid, bytea, timestamptz) owner to passerelle_definer;
revoke execute on function merged_one_level() from public;
revoke execute on function look_for_hidden_duplicates(bytea[], integer, text, integer, uuid, timestamptz, integer, integer), duplicate_handle_region(uuid, timestamptz),
  answer_duplicate_request(uuid, text, uuid, bytea, timestamptz) from public;
grant execute on function look_for_hidden_duplicates(bytea[], integer, text, integer, uuid, timestamptz, integer, integer), duplicate_handle_region(uuid, timestamptz),
  answer_duplicate_request(uuid, text, uuid, bytea, timestamptz) to passerelle_app;
