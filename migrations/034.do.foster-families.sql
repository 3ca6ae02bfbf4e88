-- Foster families: who they are, sealed with a key of their own; their vetting, what they may take, their training; the children placed
-- with them, visits and allowances (docs/adr/0034).

create table foster_family (
  code        text primary key check (code ~ '^FA-[A-Z]{3}-[0-9]{4}$'),
  id          uuid not null unique,
  region_code text not null references region (code),
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1
);
create index foster_family_region on foster_family (region_code);
comment on table foster_family is 'A foster family, by its code. Names, village and telephone lie in foster_family_identity, sealed';

create table foster_family_key (
  family_id uuid primary key references foster_family (id),
  wrapped   bytea not null,
  key_id    text not null
);
create index foster_family_key_wrapped_by on foster_family_key (key_id);
comment on table foster_family_key is 'Not journalled: what leads to the family is sealed with a key of its own. Destroyed, it is gone everywhere';

create table foster_family_identity (
  family_id   uuid primary key references foster_family (id),
  sealed      bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1
);

create table foster_vetting (
  id          uuid primary key,
  family_code text not null references foster_family (code),
  position    smallint not null check (position > 0),
  step        text not null check (step in ('asked', 'vetted', 'refused', 'suspended', 'ended')),
  on_day      date not null,
  until_day   date,
  places      smallint check (places between 1 and 12),
  sex         text check (sex in ('female', 'male', 'any')),
  age_from    smallint check (age_from between 0 and 25),
  age_to      smallint check (age_to between 0 and 25),
  sealed      bytea,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1,
  constraint vetting_one_after_the_other unique (family_code, position),
  constraint vetting_terms check ((step = 'vetted') = (places is not null) and (step = 'vetted') = (sex is not null)
    and (step = 'vetted') = (age_from is not null) and (step = 'vetted') = (age_to is not null)),
  constraint vetting_until check (until_day is null or (step = 'vetted' and until_day >= on_day)),
  constraint vetting_ages_in_order check (age_from <= age_to),
  -- Who vetted, and why a family was refused, suspended or left, is never left out.
  constraint vetting_words check (step = 'asked' or sealed is not null)
);
comment on table foster_vetting is 'The way of a family: asked, vetted (with what it may take), refused, suspended, ended. The last holds. Who vetted and why lie sealed with the family''s key';

create table foster_training (
  id          uuid primary key,
  family_code text not null references foster_family (code),
  topic       text not null,
  held_on     date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1
);
create index foster_training_family on foster_training (family_code, held_on);

alter table stay add column family_code text references foster_family (code);
alter table stay add constraint stay_family_is_foster check (family_code is null or kind = 'foster-family');
create index stay_open_in_family on stay (family_code) where discharged_at is null and family_code is not null;
comment on column stay.family_code is 'The foster family; null for a centre, and for a stay that a register tells without naming the family';

create table foster_visit (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  stay_id           uuid not null references stay (id),
  visited_at        timestamptz not null,
  visited_precision text not null check (visited_precision in ('minute', 'day', 'month')),
  outcome           text not null,
  child_heard       boolean not null,
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1
);
create index foster_visit_case on foster_visit (case_id);
create index foster_visit_stay on foster_visit (stay_id);
comment on table foster_visit is 'A visit to a child in its foster family. What was seen stands in case_note, sealed';
comment on column foster_visit.child_heard is 'Whether the child was spoken with alone';

create table foster_allowance (
  id          uuid primary key,
  case_id     uuid not null references child_case (id),
  stay_id     uuid not null references stay (id),
  amount_xof  integer not null check (amount_xof between 1 and 10000000),
  from_day    date not null,
  to_day      date not null,
  paid_on     date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1,
  constraint allowance_days_in_order check (from_day <= to_day),
  constraint allowance_periods_apart exclude using gist (stay_id with =, daterange(from_day, to_day, '[]') with &&)
);
create index foster_allowance_case on foster_allowance (case_id);
comment on table foster_allowance is 'What a foster family was paid for one child and one period, in CFA francs';

do $$
declare t text;
begin
  foreach t in array array['foster_family', 'foster_family_identity', 'foster_vetting', 'foster_training', 'foster_visit', 'foster_allowance']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(%2$L)', t,
      case t when 'foster_family' then 'code' when 'foster_family_identity' then 'family_id' else 'id' end);
  end loop;
  foreach t in array array['foster_family', 'foster_family_key', 'foster_family_identity', 'foster_vetting', 'foster_training', 'foster_visit', 'foster_allowance']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;

  -- Of one child: as in migration 032.
  foreach t in array array['foster_visit', 'foster_allowance']
  loop
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
  end loop;
end $$;

-- Three circles round a family. Who keeps it: the officers of its region. Who knows its names: they, and whoever answers for a child who
-- lives there now. Who sees its code and what it may take: they, the centres of the region, and whoever sees a child who was placed there.
create function app_keeps_family(region text) returns boolean language plpgsql stable parallel safe as $$
begin
  return app_clearance() = 'file' and (app_reach() = 'all' or 'region:' || region = any (app_grantees()));
end $$;
comment on function app_keeps_family is 'Whether the acting person keeps the foster families of this region';
create function app_sees_family(which text, region text) returns boolean language plpgsql stable parallel safe as $$
begin
  return app_clearance() in ('facts', 'file') and (app_reach() = 'all' or 'region:' || region = any (app_grantees())
    or exists (select 1 from centre c where c.region_code = region and 'centre:' || c.code = any (app_grantees()))
    or exists (select 1 from stay s where s.family_code = which));
end $$;
comment on function app_sees_family is 'Whether the acting person sees this foster family by its code';
create function app_knows_family(which uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return app_clearance() = 'file' and exists (select 1 from foster_family f where f.id = which and (app_keeps_family(f.region_code)
    or exists (select 1 from stay s where s.family_code = f.code and s.discharged_at is null and app_sees_file(s.case_id) and app_answers_for(s.case_id))));
end $$;
comment on function app_knows_family is 'Whether the acting person may know who this foster family is';

create policy foster_family_seen on foster_family for select to passerelle_app using (app_sees_family(code, region_code));
create policy foster_family_kept on foster_family for insert to passerelle_app with check (app_keeps_family(region_code));
create policy foster_family_key_use on foster_family_key for select to passerelle_app using (app_knows_family(family_id));
create policy foster_family_key_first on foster_family_key for insert to passerelle_app
  with check (exists (select 1 from foster_family f where f.id = family_id and app_keeps_family(f.region_code)));
create policy foster_family_key_keeper on foster_family_key to passerelle_keeper using (true) with check (true);
grant select, update on foster_family_key to passerelle_keeper;
create policy foster_family_identity_known on foster_family_identity for select to passerelle_app using (app_knows_family(family_id));
create policy foster_family_identity_kept on foster_family_identity for insert to passerelle_app
  with check (exists (select 1 from foster_family f where f.id = family_id and app_keeps_family(f.region_code)));
create policy foster_family_identity_changed on foster_family_identity for update to passerelle_app
  using (exists (select 1 from foster_family f where f.id = family_id and app_keeps_family(f.region_code)));
grant update (sealed, recorded_at, recorded_by, version) on foster_family_identity to passerelle_app;
do $$
declare t text;
begin
  foreach t in array array['foster_vetting', 'foster_training']
  loop
    execute format('create policy %1$s_seen on %1$I for select to passerelle_app using (exists (select 1 from foster_family f where f.code = family_code))', t);
    execute format('create policy %1$s_kept on %1$I for insert to passerelle_app with check (exists (select 1 from foster_family f where f.code = family_code and app_keeps_family(f.region_code)))', t);
  end loop;
end $$;

-- Codes are counted, and a family's children are, also by whoever sees only some of them: both tell numbers, and nobody.
create policy foster_family_definer on foster_family for select to passerelle_definer using (true);
grant select on foster_family to passerelle_definer;
create function next_foster_family_code(letters text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('codes of foster families', 0));
  return 'FA-' || letters || '-' || (select lpad((coalesce(max(right(code, 4)::int), 0) + 1)::text, 4, '0') from foster_family where code like 'FA-' || letters || '-%');
end $$;
comment on function next_foster_family_code is 'The next free code for a region''s three letters; two regions may share them';
create function foster_taken(which text) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(distinct coalesce(c.merged_into, c.id))::int from stay s join child_case c on c.id = s.case_id where s.family_code = which and s.discharged_at is null
$$;
comment on function foster_taken is 'How many children live with a foster family now: a number alone';
alter function next_foster_family_code(text) owner to passerelle_definer;
alter function foster_taken(text) owner to passerelle_definer;
revoke all on function next_foster_family_code(text), foster_taken(text) from public;
grant execute on function next_foster_family_code(text), foster_taken(text) to passerelle_app;

-- The admission sheet of a stay: one a stay, completed as more is known. Lists are codes; everything in words lies sealed with the child's key.
create table admission_sheet (
  id               uuid primary key default uuidv7(),
  case_id          uuid not null references child_case (id),
  stay_id          uuid not null unique references stay (id),
  filled_at        timestamptz not null,
  filled_precision text not null check (filled_precision in ('minute', 'day', 'month')),
  health           text[] not null check (cardinality(health) > 0),
  needs            text[] not null,
  risk_level       text not null check (risk_level in ('low', 'medium', 'high')),
  risks            text[] not null,
  language         text,
  diet             text[] not null,
  words_sealed     bytea,
  recorded_at      timestamptz not null,
  recorded_by      uuid not null references app_user (id),
  changed_at       timestamptz,
  changed_by       uuid references app_user (id),
  version          integer not null default 1,
  constraint sheet_risk_named check (risk_level = 'low' or cardinality(risks) > 0),
  constraint sheet_change_complete check ((changed_at is null) = (changed_by is null))
);
create index admission_sheet_case on admission_sheet (case_id);
comment on table admission_sheet is 'What was found and asked at the admission: health, immediate needs, risks, language, diet in codes';
comment on column admission_sheet.words_sealed is 'The words beside each part, the belongings and the religion, sealed with the child''s key';

do $$
declare t text;
begin
  foreach t in array array['admission_sheet']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(%2$L)', t, 'id');
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
grant update (health, needs, risk_level, risks, language, diet, words_sealed, changed_at, changed_by, version) on admission_sheet to passerelle_app;
