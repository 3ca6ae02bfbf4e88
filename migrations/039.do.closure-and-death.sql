-- How a case ends: with a checklist, taken back where the child needs it again; and the death of a child.

alter table closure
  add column confirmed        text[] not null default '{}',
  add column unmet            text[] not null default '{}',
  add column reopened_at      timestamptz,
  add column reopened_by      uuid references app_user (id),
  add column reopening_reason text,
  add constraint closure_reopening_complete check ((reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopening_reason is null)),
  add constraint closure_reopened_after check (reopened_at is null or (status = 'approved' and reopened_at >= decided_at));
create unique index closure_one_in_force on closure (case_id) where status = 'approved' and reopened_at is null;
comment on column closure.confirmed is 'Points of the list closure-check that the person who asks answers for';
comment on column closure.unmet is 'Points that were not met: why the case is to be closed all the same stands in case_note, sealed';

create table death (
  id                      uuid primary key,
  case_id                 uuid not null references child_case (id),
  died_at                 timestamptz not null,
  died_precision          text not null check (died_precision in ('minute', 'day', 'month')),
  cause                   text not null,
  confirmed_by            text not null,
  document                text not null,
  family_told_at          timestamptz,
  family_told_precision   text check (family_told_precision in ('minute', 'day', 'month')),
  family_told_recorded_at timestamptz,
  family_told_by          uuid references app_user (id),
  reviewed_at             timestamptz,
  reviewed_by             uuid references app_user (id),
  review_outcome          text,
  withdrawn_at            timestamptz,
  withdrawn_by            uuid references app_user (id),
  recorded_at             timestamptz not null,
  recorded_by             uuid not null references app_user (id),
  version                 integer not null default 1,
  constraint death_family_told_complete check (num_nonnulls(family_told_at, family_told_precision, family_told_recorded_at, family_told_by) in (0, 4)),
  constraint death_review_complete check (num_nonnulls(reviewed_at, reviewed_by, review_outcome) in (0, 3)),
  constraint death_withdrawal_complete check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index death_case on death (case_id);
create unique index death_once on death (case_id) where withdrawn_at is null;
comment on table death is 'The death of a child, in codes. What happened, whom the family is and what a review found stand in case_note, sealed. Withdrawn where it was recorded in error';
create trigger journal_death after insert or update or delete on death for each row execute function journal_change('id');

do $$
declare t text;
begin
  foreach t in array array['death']
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
grant update (family_told_at, family_told_precision, family_told_recorded_at, family_told_by, reviewed_at, reviewed_by, review_outcome, withdrawn_at, withdrawn_by, version) on death to passerelle_app;
