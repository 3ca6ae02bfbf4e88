-- Grave violations against children as the monitoring and reporting mechanism counts them (Security Council resolution 1612 (2005) and after).
-- An incident is not a child: whoever follows violations sees it, and nobody else. What was told in words is sealed with a key of its own.

create table incident (
  id                 uuid primary key,
  code               text not null constraint incident_code_unique unique check (code ~ '^VG-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  occurred_at        timestamptz not null,
  occurred_precision text not null check (occurred_precision in ('minute', 'day', 'month')),
  region_code        text not null references region (code),
  place_code         text references place (code),
  place_sealed       bytea,
  party_code         text not null references party (code),
  account_sealed     bytea,
  joined_into        uuid references incident (id),
  import_number      text constraint incident_import_number_unique unique,
  recorded_at        timestamptz not null,
  recorded_by        uuid not null references app_user (id),
  version            integer not null default 1,
  constraint incident_place_once check (place_code is null or place_sealed is null),
  constraint incident_joined_to_another check (joined_into <> id)
);
create index incident_when on incident (occurred_at desc, id desc);
create index incident_joined on incident (joined_into) where joined_into is not null;
comment on table incident is 'What happened, when, where and by whom as far as it is known. The code identifies nobody';
comment on column incident.place_sealed is 'A place in somebody''s own words, sealed with the key of the incident; a known place is a code';
comment on column incident.joined_into is 'The same event was recorded twice: this one is told in the other, and counts there';
comment on column incident.import_number is 'Its number in the file that it was read from, so that it is read once';

create table incident_key (
  incident_id uuid primary key references incident (id),
  wrapped     bytea not null,
  key_id      text not null
);
create index incident_key_wrapped_by on incident_key (key_id);
comment on table incident_key is 'Not journalled: a key that was destroyed is to be gone';

create table incident_source (
  id             uuid primary key,
  incident_id    uuid not null references incident (id),
  kind           text not null,
  told_at        timestamptz not null,
  told_precision text not null check (told_precision in ('minute', 'day', 'month')),
  detail_sealed  bytea,
  recorded_at    timestamptz not null,
  recorded_by    uuid not null references app_user (id),
  version        integer not null default 1
);
create index incident_source_incident on incident_source (incident_id);

create table violation (
  id           uuid primary key,
  incident_id  uuid not null references incident (id),
  type         text not null check (type in ('recruitment-and-use', 'killing-and-maiming', 'sexual-violence', 'abduction', 'attacks-on-schools-and-hospitals', 'denial-of-humanitarian-access')),
  facility     text check (facility in ('school', 'hospital')),
  facility_act text check (facility_act in ('attack', 'military-use')),
  damage       text,
  status       text not null check (status in ('reported', 'under-verification', 'verified', 'not-verified')),
  status_since date,
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references app_user (id),
  version      integer not null default 1,
  constraint violation_facility_of_attack check ((type = 'attacks-on-schools-and-hospitals') = (facility is not null) and (facility is null) = (facility_act is null)),
  constraint violation_damage_of_facility check (damage is null or facility is not null),
  constraint violation_decided_on_a_day check ((status = 'reported') = (status_since is null)),
  constraint violation_once unique nulls not distinct (incident_id, type, facility, facility_act),
  constraint violation_of_type unique (id, type)
);
create index violation_status on violation (status, type);
comment on column violation.facility_act is 'Military use of a school or hospital is monitored, and is no attack: it is counted apart';
comment on column violation.status is 'The last decision of violation_verification; reported: none yet';

create table violation_verification (
  id           uuid primary key,
  violation_id uuid not null references violation (id),
  status       text not null check (status in ('under-verification', 'verified', 'not-verified')),
  decided_on   date not null,
  note_sealed  bytea,
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references app_user (id),
  version      integer not null default 1
);
create index violation_verification_violation on violation_verification (violation_id, recorded_at);
comment on table violation_verification is 'Every decision on a violation is kept; the last one holds';

-- The children: one with a file, or so many of whom nobody has one. Once in an incident, whatever was done to them.
create table incident_victim (
  id              uuid primary key,
  incident_id     uuid not null references incident (id),
  case_id         uuid references child_case (id),
  boys            smallint check (boys >= 0),
  girls           smallint check (girls >= 0),
  sex_unknown     smallint check (sex_unknown >= 0),
  age_from_months smallint check (age_from_months >= 0),
  age_to_months   smallint check (age_to_months < 216),
  withdrawn_at    timestamptz,
  withdrawn_by    uuid references app_user (id),
  recorded_at     timestamptz not null,
  recorded_by     uuid not null references app_user (id),
  version         integer not null default 1,
  constraint victim_linked_or_counted check ((case_id is null) = (boys is not null) and (boys is null) = (girls is null) and (boys is null) = (sex_unknown is null)),
  constraint victims_are_some check (boys + girls + sex_unknown > 0),
  constraint victim_ages_in_order check ((age_from_months is null) = (age_to_months is null) and age_from_months <= age_to_months),
  constraint victim_withdrawal_complete check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index incident_victim_incident on incident_victim (incident_id);
create index incident_victim_case on incident_victim (case_id) where case_id is not null;
create unique index victim_linked_once on incident_victim (incident_id, case_id) where withdrawn_at is null and case_id is not null;
comment on column incident_victim.age_to_months is 'Under 18 years: whoever is older is no child. Months, as the youngest are not yet one year old';
comment on column incident_victim.withdrawn_at is 'Recorded in error, or recorded anew: counts no more';

create table victim_violation (
  id           uuid primary key,
  victim_id    uuid not null references incident_victim (id),
  violation_id uuid not null,
  type         text not null,
  case_id      uuid references child_case (id),
  roles        text[],
  mode         text,
  harm         text check (harm in ('killed', 'maimed')),
  cause        text,
  captivity    text check (captivity in ('released-or-escaped', 'in-captivity', 'unknown')),
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references app_user (id),
  version      integer not null default 1,
  foreign key (violation_id, type) references violation (id, type),
  constraint suffered_by_children check (type not in ('attacks-on-schools-and-hospitals', 'denial-of-humanitarian-access')),
  constraint suffered_recruitment check (type = 'recruitment-and-use' or (roles is null and mode is null)),
  constraint suffered_harm check ((type = 'killing-and-maiming') = (harm is not null) and (type = 'killing-and-maiming' or cause is null)),
  constraint suffered_abduction check ((type = 'abduction') = (captivity is not null)),
  constraint suffered_once unique (victim_id, violation_id)
);
create index victim_violation_violation on victim_violation (violation_id);
create index victim_violation_case on victim_violation (case_id) where case_id is not null;
comment on column victim_violation.case_id is 'As in incident_victim, so that a policy asks one row';

-- Two incidents that somebody compared: one event told twice, or two events.
create table incident_comparison (
  id          uuid primary key,
  incident_id uuid not null references incident (id),
  other_id    uuid not null references incident (id),
  verdict     text not null check (verdict in ('same', 'different')),
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  undone_at   timestamptz,
  undone_by   uuid references app_user (id),
  version     integer not null default 1,
  constraint comparison_of_two check (incident_id <> other_id),
  constraint comparison_undone_complete check ((undone_at is null) = (undone_by is null))
);
create unique index incident_compared_once on incident_comparison (least(incident_id, other_id), greatest(incident_id, other_id)) where undone_at is null;
create unique index incident_joined_once on incident_comparison (incident_id) where undone_at is null and verdict = 'same';
create index incident_comparison_other on incident_comparison (other_id);
comment on table incident_comparison is 'same: incident_id is told in other_id';

create function incident_joined_one_level() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from incident i where i.id = new.joined_into and i.joined_into is not null)
     or exists (select from incident i where i.joined_into = new.id) then
    raise exception 'a joined incident holds no other' using errcode = 'check_violation', constraint = 'incident_joined_one_level';
  end if;
  return null;
end $$;
alter function incident_joined_one_level() owner to passerelle_definer;
revoke execute on function incident_joined_one_level() from public;
create constraint trigger incident_joined_one_level after update of joined_into on incident deferrable initially deferred
  for each row when (new.joined_into is not null) execute function incident_joined_one_level();

-- Whoever follows violations: monitors, and the Ministry, which reads.
create function app_reads_violations() returns boolean language plpgsql stable parallel safe as $$
begin
  return app_reach() = 'all' and app_clearance() in ('facts', 'file');
end $$;
comment on function app_reads_violations is 'Whether the acting person may see every incident';
create function app_records_violations() returns boolean language plpgsql stable parallel safe as $$
begin
  return app_reach() = 'all' and app_clearance() = 'facts';
end $$;
comment on function app_records_violations is 'Whether the acting person records and verifies violations';

do $$
declare t text;
begin
  foreach t in array array['incident', 'incident_source', 'violation', 'violation_verification', 'incident_victim', 'victim_violation', 'incident_comparison']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(''id'')', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
  end loop;
  foreach t in array array['incident', 'incident_key', 'incident_source', 'violation', 'violation_verification', 'incident_victim', 'victim_violation', 'incident_comparison']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_seen on %1$I for select to passerelle_app using (app_reads_violations())', t);
    execute format('create policy %1$s_recorded on %1$I for insert to passerelle_app with check (app_records_violations())', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
  foreach t in array array['incident', 'violation', 'incident_victim', 'incident_comparison']
  loop
    execute format('create policy %1$s_changed on %1$I for update to passerelle_app using (app_records_violations())', t);
  end loop;
end $$;

-- A child whose file one sees may be linked, and the link is seen beside the file. It opens nothing: neither the incident nor the case.
create policy incident_victim_of_case on incident_victim for select to passerelle_app using (case_id is not null and app_clearance() = 'file' and app_sees_file(case_id));
create policy incident_victim_linked on incident_victim for insert to passerelle_app
  with check (case_id is not null and app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)));
create policy incident_victim_unlinked on incident_victim for update to passerelle_app
  using (case_id is not null and app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)));
create policy victim_violation_of_case on victim_violation for select to passerelle_app using (case_id is not null and app_clearance() = 'file' and app_sees_file(case_id));
create policy victim_violation_linked on victim_violation for insert to passerelle_app
  with check (case_id is not null and app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)));
-- Who reaches a case by an emergency access alone writes nothing on it (013).
create policy incident_victim_not_by_grant_insert on incident_victim as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));
create policy incident_victim_not_by_grant_update on incident_victim as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));
create policy victim_violation_not_by_grant_insert on victim_violation as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));

grant update (occurred_at, occurred_precision, region_code, place_code, place_sealed, party_code, account_sealed, joined_into, version) on incident to passerelle_app;
grant update (status, status_since, version) on violation to passerelle_app;
grant update (withdrawn_at, withdrawn_by, version) on incident_victim to passerelle_app;
grant update (undone_at, undone_by, version) on incident_comparison to passerelle_app;
grant select (id, code, occurred_at, occurred_precision, region_code, party_code, joined_into, version) on incident to passerelle_reader;
grant select on violation, incident_victim, victim_violation, incident_comparison to passerelle_reader;
grant select (id, violation_id, status, decided_on, recorded_at) on violation_verification to passerelle_reader;
grant select (id, incident_id, kind, told_at, told_precision, recorded_at) on incident_source to passerelle_reader;

-- What whoever links a child is told of the incident: its violations, when and where. They were given its code.
create policy incident_definer on incident for select to passerelle_definer using (true);
create policy violation_definer on violation for select to passerelle_definer using (true);
create policy incident_victim_definer on incident_victim for select to passerelle_definer using (true);
create policy victim_violation_definer on victim_violation for select to passerelle_definer using (true);
grant select on incident, violation, incident_victim, victim_violation to passerelle_definer;
create function violations_under_code(wanted text) returns table (incident_id uuid, violation_id uuid, type text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.id, v.id, v.type from incident i join incident k on k.id = coalesce(i.joined_into, i.id) join violation v on v.incident_id = k.id
   where i.code = wanted and app_clearance() in ('facts', 'file') $$;
comment on function violations_under_code is 'Of the incident in which a joined one is told';
create function violations_of_child(wanted uuid) returns table (victim_id uuid, code text, occurred_at timestamptz, occurred_precision text, region_code text, types text[])
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.id, i.code, i.occurred_at, i.occurred_precision, i.region_code, array_agg(s.type order by s.type)
    from incident_victim w join victim_violation s on s.victim_id = w.id join incident i on i.id = w.incident_id
   where w.case_id in (select c.id from child_case c where wanted in (c.id, c.merged_into)) and w.withdrawn_at is null and app_clearance() in ('facts', 'file') and (app_reach() = 'all' or app_sees_file(wanted))
   group by w.id, i.id order by i.occurred_at, i.code $$;
alter function violations_under_code(text) owner to passerelle_definer;
alter function violations_of_child(uuid) owner to passerelle_definer;
revoke execute on function violations_under_code(text), violations_of_child(uuid) from public;
grant execute on function violations_under_code(text), violations_of_child(uuid) to passerelle_app;

-- Keys are wrapped anew like the children's.
create policy incident_key_keeper on incident_key to passerelle_keeper using (true) with check (true);
grant select, update on incident_key to passerelle_keeper;

-- Monitors see who of them recorded and verified.
create policy app_user_of_monitors on app_user for select to passerelle_app using (role = 'monitor' and app_records_violations());
