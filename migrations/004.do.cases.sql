-- The child's way: case, custody, handover, interim care, reintegration. Constraints first; the rules explain them.

create table child_case (
  id              uuid primary key,
  code            text not null unique check (code ~ '^ML-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  entry           text not null check (entry in ('capture', 'arrest', 'formal-release', 'escape', 'screening', 'community', 'partner', 'handed-over-by-forces')),
  register_number text,
  sex             text not null check (sex in ('male', 'female', 'unknown')),
  age_years       smallint check (age_years between 0 and 25),
  age_precision   text not null check (age_precision in ('stated', 'approximate', 'doubted', 'unknown')),
  condition       text,
  origin_region   text references region (code),
  entry_region    text references region (code),
  entry_centre    text references centre (code),
  party_code      text references party (code),
  role_code       text,
  identified_at        timestamptz not null,
  identified_precision text not null check (identified_precision in ('minute', 'day', 'month')),
  recorded_at     timestamptz not null,
  recorded_by     uuid not null references app_user (id),
  assigned_to     uuid references app_user (id),
  -- derived from the facts by one fold in the same transaction; never typed
  status          text not null,
  region_code     text references region (code),
  centre_code     text references centre (code),
  unit_id         uuid references unit (id),
  since_at        timestamptz,
  since_precision text check (since_precision in ('minute', 'day', 'month')),
  version         integer not null default 1,
  constraint case_age_known check ((age_years is null) = (age_precision = 'unknown') or age_precision = 'doubted')
);
create index child_case_status on child_case (status, since_at desc);
create index child_case_region on child_case (region_code, since_at desc);
create index child_case_centre on child_case (centre_code, since_at desc);
create index child_case_recent on child_case (recorded_at desc, id);
create index child_case_code_prefix on child_case (code text_pattern_ops);
create unique index child_case_register on child_case (register_number) where register_number is not null;

create table case_access (
  case_id uuid not null references child_case (id) deferrable initially deferred,
  grantee text not null check (grantee ~ '^(region|centre|unit|user):'),
  level   text not null check (level in ('custody', 'file')),
  primary key (case_id, grantee)
);
create index case_access_grantee on case_access (grantee, case_id);
comment on table case_access is 'Who answers for the child now, derived with the status: the record scope of row-level security';

create table custody (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  kind              text not null check (kind in ('capture', 'arrest')),
  operation         text,
  started_at        timestamptz not null,
  started_precision text not null check (started_precision in ('minute', 'day', 'month')),
  notified_at       timestamptz not null,
  notified_unit     uuid references unit (id),
  ended_at          timestamptz,
  ended_precision   text check (ended_precision in ('minute', 'day', 'month')),
  ended_recorded_at timestamptz,
  ended_recorded_by uuid references app_user (id),
  outcome           text check (outcome in ('handed-over', 'released', 'escaped', 'transferred-to-court', 'died')),
  situation_unknown boolean not null default false,
  during            tstzrange generated always as (tstzrange(started_at, ended_at, case when started_at = ended_at then '[]' else '[)' end)) stored,
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint custody_ends_after_start check (ended_at >= started_at),
  constraint custody_end_complete check ((ended_at is null) = (outcome is null) and (ended_at is null) = (ended_precision is null) and (ended_at is null) = (ended_recorded_at is null)),
  constraint custody_no_overlap unique (case_id, during without overlaps)
);
comment on table custody is 'One deprivation of liberty: the custody clock runs from started_at to ended_at, whoever holds the child';

create table custody_spell (
  id                uuid primary key,
  custody_id        uuid not null references custody (id),
  case_id           uuid not null references child_case (id),
  authority_code    text not null,
  unit_id           uuid references unit (id),
  region_code       text not null references region (code),
  place_text        text check (length(place_text) <= 120),
  started_at        timestamptz not null,
  started_precision text not null check (started_precision in ('minute', 'day', 'month')),
  ended_at          timestamptz,
  ended_precision   text check (ended_precision in ('minute', 'day', 'month')),
  during            tstzrange generated always as (tstzrange(started_at, ended_at, case when started_at = ended_at then '[]' else '[)' end)) stored,
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint spell_ends_after_start check (ended_at >= started_at),
  constraint spell_no_overlap unique (case_id, during without overlaps)
);
create index custody_spell_custody on custody_spell (custody_id);
comment on table custody_spell is 'Held by one authority at one place; spells follow each other under one custody';

create table handover (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  custody_id        uuid not null references custody (id),
  centre_code       text references centre (code),
  offered_at        timestamptz not null,
  offered_precision text not null check (offered_precision in ('minute', 'day', 'month')),
  status            text not null check (status in ('offered', 'accepted', 'refused')),
  decided_at        timestamptz,
  decided_precision text check (decided_precision in ('minute', 'day', 'month')),
  decided_by        uuid references app_user (id),
  decided_recorded_at timestamptz,
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint handover_decided_after_offer check (decided_at >= offered_at),
  constraint handover_decision_complete check ((status = 'offered') = (decided_at is null))
);
create index handover_case on handover (case_id);
create unique index handover_one_open on handover (custody_id) where status = 'offered';
create unique index handover_one_accepted on handover (custody_id) where status = 'accepted';
comment on column handover.centre_code is 'null only where a register says "handed over" without saying to whom';

create table stay (
  id                   uuid primary key,
  case_id              uuid not null references child_case (id),
  kind                 text not null check (kind in ('centre', 'foster-family')),
  centre_code          text references centre (code),
  region_code          text references region (code),
  admitted_at          timestamptz not null,
  admitted_precision   text not null check (admitted_precision in ('minute', 'day', 'month')),
  discharged_at        timestamptz,
  discharged_precision text check (discharged_precision in ('minute', 'day', 'month')),
  destination          text,
  discharged_recorded_at timestamptz,
  discharged_recorded_by uuid references app_user (id),
  during               tstzrange generated always as (tstzrange(admitted_at, discharged_at, case when admitted_at = discharged_at then '[]' else '[)' end)) stored,
  recorded_at          timestamptz not null,
  recorded_by          uuid not null references app_user (id),
  version              integer not null default 1,
  constraint stay_in_one_place check ((kind = 'centre') = (centre_code is not null)),
  constraint discharge_after_admission check (discharged_at >= admitted_at),
  constraint discharge_complete check ((discharged_at is null) = (destination is null) and (discharged_at is null) = (discharged_precision is null)),
  constraint stay_no_overlap unique (case_id, during without overlaps)
);
comment on table stay is 'Interim care: in a transit and orientation centre, or with a foster family instead';
create index stay_centre on stay (centre_code, admitted_at);

create table placement (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  kind              text not null check (kind in ('family', 'extended-family', 'foster-family', 'supervised-independence')),
  region_code       text references region (code),
  started_at        timestamptz not null,
  started_precision text not null check (started_precision in ('minute', 'day', 'month')),
  ended_at          timestamptz,
  ended_precision   text check (ended_precision in ('minute', 'day', 'month')),
  ended_recorded_at timestamptz,
  ended_recorded_by uuid references app_user (id),
  during            tstzrange generated always as (tstzrange(started_at, ended_at, case when started_at = ended_at then '[]' else '[)' end)) stored,
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint placement_ends_after_start check (ended_at >= started_at),
  constraint placement_no_overlap unique (case_id, during without overlaps)
);
comment on table placement is 'Where the child lives after discharge, while reintegration is followed';

create table service_record (
  id           uuid primary key,
  case_id      uuid not null references child_case (id),
  stay_id      uuid references stay (id),
  service_code text not null,
  given_at     timestamptz,
  given_precision text check (given_precision in ('minute', 'day', 'month')),
  detail       text check (length(detail) <= 120),
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references app_user (id),
  version      integer not null default 1,
  constraint service_date_complete check ((given_at is null) = (given_precision is null))
);
create index service_record_case on service_record (case_id);
comment on column service_record.given_at is 'null: a register says that it was given during the stay, not when';

create table visit (
  id            uuid primary key,
  case_id       uuid not null references child_case (id),
  placement_id  uuid not null references placement (id),
  visited_at    timestamptz not null,
  visited_precision text not null check (visited_precision in ('minute', 'day', 'month')),
  outcome       text not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid not null references app_user (id),
  version       integer not null default 1
);
create index visit_case on visit (case_id);

create table closure (
  id           uuid primary key,
  case_id      uuid not null references child_case (id),
  reason       text not null,
  status       text not null check (status in ('requested', 'approved', 'refused')),
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references app_user (id),
  decided_at   timestamptz,
  decided_by   uuid references app_user (id),
  version      integer not null default 1,
  constraint closure_decision_complete check ((status = 'requested') = (decided_at is null)),
  constraint closure_two_people check (status <> 'approved' or decided_by <> recorded_by)
);
create index closure_case on closure (case_id);
create unique index closure_one_open on closure (case_id) where status = 'requested';

-- Identity, sealed apart: the child's own key, wrapped by the installation's; what names people, in cipher only.
create table child_key (
  case_id uuid primary key references child_case (id),
  wrapped bytea not null
);
comment on table child_key is 'Not journalled: destroying the key erases the identity everywhere, journal and backups included';

create table child_identity (
  case_id     uuid primary key references child_case (id),
  sealed      bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1
);
create table name_token (
  case_id uuid not null references child_case (id),
  token   bytea not null,
  primary key (case_id, token)
);
create index name_token_token on name_token (token);
comment on table name_token is 'Keyed digests of the parts of a name: found by who knows the name, readable by nobody';

create table case_note (
  id          uuid primary key,
  case_id     uuid not null references child_case (id),
  about       text not null,
  about_id    uuid not null,
  sealed      bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1
);
create index case_note_case on case_note (case_id);
comment on table case_note is 'Free text, which may name people: sealed with the child''s key';

-- Rewrites who may see a case. Allowed to whoever may see it now, and for a case that does not exist yet:
-- the person who hands a child on must be able to write the line that ends their own sight of it.
create function set_case_access(which uuid, grantees text[], levels text[]) returns void
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from child_case where id = which)
     and app_reach() <> 'all'
     and not exists (select 1 from case_access where case_id = which and grantee = any (app_grantees())) then
    raise exception 'this case is out of scope' using errcode = 'insufficient_privilege';
  end if;
  delete from case_access where case_id = which and not (grantee = any (grantees));
  insert into case_access (case_id, grantee, level)
    select which, g, l from unnest(grantees, levels) as wanted (g, l)
    on conflict (case_id, grantee) do update set level = excluded.level where case_access.level <> excluded.level;
end $$;

do $$
declare t text;
begin
  foreach t in array array['child_case', 'custody', 'custody_spell', 'handover', 'stay', 'placement', 'service_record', 'visit', 'closure', 'child_identity', 'case_note']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(%2$L)',
      t, case when t = 'child_identity' then 'case_id' else 'id' end);
  end loop;

  -- Custody facts: seen at every level of access. Care facts: the liaison's level stops before them.
  foreach t in array array['child_case', 'custody', 'custody_spell', 'handover', 'stay', 'placement', 'service_record', 'visit', 'closure', 'child_key', 'child_identity', 'name_token', 'case_note', 'case_access']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;

  foreach t in array array['custody', 'custody_spell', 'handover']
  loop
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app
      using ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = %1$I.case_id and a.grantee = any ((select app_grantees())::text[])))$p$, t);
  end loop;

  foreach t in array array['stay', 'placement', 'service_record', 'visit', 'closure']
  loop
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app
      using (((select app_reach()) = 'all' and (select app_clearance()) in ('facts', 'file'))
        or exists (select 1 from case_access a where a.case_id = %1$I.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[])))$p$, t);
  end loop;

  foreach t in array array['child_identity', 'case_note', 'child_key', 'name_token']
  loop
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app
      using ((select app_clearance()) = 'file' and ((select app_reach()) = 'all'
        or exists (select 1 from case_access a where a.case_id = %1$I.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[]))))$p$, t);
  end loop;

  foreach t in array array['child_case', 'custody', 'custody_spell', 'handover', 'stay', 'placement', 'service_record', 'visit', 'closure']
  loop
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert, update on %I to passerelle_app', t);
  end loop;
end $$;

create policy child_case_scope on child_case to passerelle_app
  using ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = child_case.id and a.grantee = any ((select app_grantees())::text[])));
create policy case_access_own on case_access for select to passerelle_app
  using ((select app_reach()) = 'all' or grantee = any ((select app_grantees())::text[]));
create policy case_access_definer on case_access to passerelle_definer using (true) with check (true);
create policy child_case_definer on child_case for select to passerelle_definer using (true);
-- A note written at notification (by a liaison) is sealed at once and unreadable to its writer afterwards.
create policy case_note_write on case_note for insert to passerelle_app with check (recorded_by = (select app_user_id())
  and ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = case_note.case_id and a.grantee = any ((select app_grantees())::text[]))));
create policy child_key_write on child_key for insert to passerelle_app with check
  ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = child_key.case_id and a.grantee = any ((select app_grantees())::text[])));
create policy child_key_use on child_key for select to passerelle_app using
  ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = child_key.case_id and a.grantee = any ((select app_grantees())::text[])));

grant select on case_access to passerelle_app;
grant select, insert, update, delete on case_access to passerelle_definer;
grant select on child_case to passerelle_definer;
grant select, insert on child_key to passerelle_app;
grant select, insert, update on child_identity to passerelle_app;
grant select, insert, delete on name_token to passerelle_app;
grant select, insert on case_note to passerelle_app;

alter function set_case_access(uuid, text[], text[]) owner to passerelle_definer;
revoke execute on function set_case_access(uuid, text[], text[]) from public;
grant execute on function set_case_access(uuid, text[], text[]) to passerelle_app;
