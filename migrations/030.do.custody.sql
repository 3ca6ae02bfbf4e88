-- What the 2013 Protocol asks for while a child is held: seen, done and said in custody; and what must follow (docs/adr/0030).

create table custody_observation (
  id                 uuid primary key,
  case_id            uuid not null references child_case (id),
  custody_id         uuid not null references custody (id),
  kind               text not null check (kind in ('circumstances', 'injury', 'item-taken', 'kept', 'family-contact', 'visit', 'interrogation', 'charge', 'legal-step', 'lawyer', 'end-declared')),
  finding            text,
  breach             boolean generated always as (coalesce(finding in ('with-adults', 'interrogated-prohibited', 'charged-association'), false)) stored,
  by_unit            uuid references unit (id),
  observed_at        timestamptz not null,
  observed_precision text not null check (observed_precision in ('minute', 'day', 'month')),
  recorded_at        timestamptz not null,
  recorded_by        uuid not null references app_user (id),
  version            integer not null default 1,
  constraint observation_finding check ((kind in ('circumstances', 'injury', 'item-taken')) = (finding is null)),
  constraint observation_breach_of_its_kind check (finding is null
    or (finding = 'with-adults') <= (kind = 'kept') and (finding = 'interrogated-prohibited') <= (kind = 'interrogation') and (finding = 'charged-association') <= (kind = 'charge'))
);
create index custody_observation_case on custody_observation (case_id);
comment on table custody_observation is 'One thing seen, done or said in custody. Its words stand in case_note, sealed';
comment on column custody_observation.finding is 'A code of the list custody-finding, of this kind; null where only words can say it (circumstances, an injury, what was taken)';
comment on column custody_observation.breach is 'What the Protocol forbids: somebody is told at once, until what followed is recorded';
comment on column custody_observation.by_unit is 'The unit that recorded it itself; null: child protection, whose observations no unit ever sees';

create table custody_follow_up (
  id                  uuid primary key,
  case_id             uuid not null references child_case (id),
  custody_id          uuid not null references custody (id),
  observation_id      uuid,
  kind                text not null check (kind in ('breach', 'declaration', 'search', 'inquiry', 'court')),
  outcome             text not null,
  concluded_at        timestamptz not null,
  concluded_precision text not null check (concluded_precision in ('minute', 'day', 'month')),
  recorded_at         timestamptz not null,
  recorded_by         uuid not null references app_user (id),
  version             integer not null default 1,
  constraint follow_up_of_observation_or_custody check ((kind in ('breach', 'declaration')) = (observation_id is not null))
);
create index custody_follow_up_case on custody_follow_up (case_id);
create unique index custody_follow_up_once on custody_follow_up (kind, coalesce(observation_id, custody_id));
comment on table custody_follow_up is 'What followed a breach, or a custody that ended otherwise than by a handover: how it was concluded. That it is due follows from the facts. Its words stand in case_note';

alter table custody_observation add constraint observation_of_its_custody unique (id, custody_id);
alter table custody_follow_up add constraint follow_up_of_observation foreign key (observation_id, custody_id) references custody_observation (id, custody_id);

do $$
declare t text;
begin
  foreach t in array array['custody_observation', 'custody_follow_up']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(%2$L)', t, 'id');
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using (app_reach() = 'all' or app_sees_case(case_id))$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
  end loop;
end $$;

-- The unit that holds the child sees what it recorded itself, and nothing of what child protection found out about it: not that there was
-- a visit that the child spoke in, not a breach that somebody else saw, not what follows.
create policy custody_observation_readers on custody_observation as restrictive for select to passerelle_app
  using (app_clearance() in ('facts', 'file') or (by_unit is not null and 'unit:' || by_unit = any (app_grantees())));
create policy custody_observation_writers on custody_observation as restrictive for insert to passerelle_app
  with check (recorded_by = (select app_user_id()) and ((select app_clearance()) = 'file' and by_unit is null
    or (select app_clearance()) = 'custody' and by_unit is not null and 'unit:' || by_unit = any ((select app_grantees())::text[])));
create policy custody_follow_up_readers on custody_follow_up as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'));
create policy custody_follow_up_writers on custody_follow_up as restrictive for insert to passerelle_app
  with check (recorded_by = (select app_user_id()) and (select app_clearance()) = 'file');

-- A unit that records its own breach opens the time limit for the officer; it sees neither this one nor any other of that kind.
create policy deadline_of_follow_up_seen on deadline as restrictive for select to passerelle_app
  using (rule_code not in ('custody-breach', 'custody-declaration', 'custody-search', 'custody-inquiry', 'custody-court') or (select app_clearance()) in ('facts', 'file'));
create policy deadline_of_follow_up_changed on deadline as restrictive for update to passerelle_app
  using (rule_code not in ('custody-breach', 'custody-declaration', 'custody-search', 'custody-inquiry', 'custody-court') or (select app_clearance()) in ('facts', 'file'));

-- Whoever settles a case without seeing such a limit must not open it a second time. Told of its own observations only.
create function observations_already_told(which uuid) returns setof uuid language sql security definer stable set search_path = pg_catalog, public, pg_temp as $$
  select d.subject_id from deadline d join custody_observation o on o.id = d.subject_id
   where d.case_id = which and d.rule_code in ('custody-breach', 'custody-declaration') and o.by_unit is not null and 'unit:' || o.by_unit = any (app_grantees()) $$;
comment on function observations_already_told is 'Of the observations of the acting person''s own unit, those that the officer has been told of';
create policy custody_observation_definer on custody_observation for select to passerelle_definer using (true);
grant select on custody_observation to passerelle_definer;
alter function observations_already_told(uuid) owner to passerelle_definer;
revoke execute on function observations_already_told(uuid) from public;
grant execute on function observations_already_told(uuid) to passerelle_app;

-- The clock stops when child protection says so. A unit may declare that a child has gone, escaped or died; to end the custody takes the file.
create policy custody_ended_by_protection on custody as restrictive for update to passerelle_app using (true) with check (ended_at is null or (select app_clearance()) = 'file');
create policy custody_begun_running on custody as restrictive for insert to passerelle_app with check (ended_at is null or (select app_clearance()) = 'file');

-- A custody may also end because nobody knows where the child is. Re-created: custody_outcome_check of 004, with one more outcome.
alter table custody drop constraint custody_outcome_check;
alter table custody add constraint custody_outcome_check check (outcome in ('handed-over', 'released', 'escaped', 'transferred-to-court', 'died', 'whereabouts-unknown'));
