-- The day of a centre: who is absent without leave (docs/adr/0033).

create table stay_absence (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  stay_id           uuid not null references stay (id),
  since_at          timestamptz not null,
  since_precision   text not null check (since_precision in ('minute', 'day', 'month')),
  ended_at          timestamptz,
  ended_precision   text check (ended_precision in ('minute', 'day', 'month')),
  outcome           text check (outcome in ('returned', 'found-elsewhere')),
  ended_recorded_at timestamptz,
  ended_recorded_by uuid references app_user (id),
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint stay_absence_ends_after_start check (ended_at >= since_at),
  constraint stay_absence_end_complete check ((ended_at is null) = (outcome is null) and (ended_at is null) = (ended_precision is null)
    and (ended_at is null) = (ended_recorded_at is null) and (ended_at is null) = (ended_recorded_by is null))
);
create index stay_absence_case on stay_absence (case_id);
create unique index stay_absence_one_open on stay_absence (stay_id) where ended_at is null;
comment on table stay_absence is 'A child absent without leave from a stay that runs on: the place is kept. The circumstances stand in case_note, sealed. One that is open when the stay ends was never explained';

create trigger journal_stay_absence after insert or update or delete on stay_absence for each row execute function journal_change('id');

do $$
declare t text;
begin
  foreach t in array array['stay_absence']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_delete on %1$I as restrictive for delete to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
grant update (since_at, since_precision, ended_at, ended_precision, outcome, ended_recorded_at, ended_recorded_by, version) on stay_absence to passerelle_app;

-- The hour of an absence, and of its end, is corrected as others are (026).
alter table fact_correction drop constraint fact_correction_fact_kind_check;
alter table fact_correction add constraint fact_correction_fact_kind_check check (fact_kind in ('custody.started', 'custody.transferred', 'custody.ended', 'handover.offered',
  'handover.accepted', 'stay.admitted', 'stay.discharged', 'absence.started', 'absence.ended', 'age-assessment.raised', 'reunification.asked'));
