-- First facts of age assessment, family tracing, reunification, care plan and the review of a stay: enough for their time limits to run.

create table age_assessment (
  id                  uuid primary key,
  case_id             uuid not null references child_case (id),
  doubter             text not null,
  ground              text not null,
  raised_at           timestamptz not null,
  raised_precision    text not null check (raised_precision in ('minute', 'day', 'month')),
  concluded_at        timestamptz,
  concluded_precision text check (concluded_precision in ('minute', 'day', 'month')),
  concluded_recorded_at timestamptz,
  concluded_recorded_by uuid references app_user (id),
  conclusion          text check (conclusion in ('child', 'adult')),
  age_low             smallint check (age_low between 0 and 40),
  age_high            smallint check (age_high between 0 and 40),
  professions         text[],
  recorded_at         timestamptz not null,
  recorded_by         uuid not null references app_user (id),
  version             integer not null default 1,
  constraint assessment_concluded_after_raised check (concluded_at >= raised_at),
  constraint assessment_conclusion_complete check ((concluded_at is null) = (conclusion is null) and (concluded_at is null) = (concluded_precision is null)
    and (concluded_at is null) = (concluded_recorded_at is null) and (concluded_at is null) = (concluded_recorded_by is null)
    and (concluded_at is null) = (age_low is null) and (concluded_at is null) = (age_high is null) and (concluded_at is null) = (professions is null)),
  constraint assessment_range check (age_high >= age_low),
  constraint assessment_benefit_of_doubt check ((conclusion = 'adult') = (age_low >= 18)),
  constraint assessment_two_professions check (cardinality(professions) >= 2 and professions[1] <> professions[2])
);
create index age_assessment_case on age_assessment (case_id);
create unique index age_assessment_one_open on age_assessment (case_id) where concluded_at is null;
comment on table age_assessment is 'One doubt about the age, from whoever raised it to its conclusion. Until then the person counts as a child. The words of both stand in case_note';
comment on column age_assessment.age_low is 'Completed years on the day of the conclusion, margin included: somebody who may be 17 is a child';

create table tracing_action (
  id              uuid primary key,
  case_id         uuid not null references child_case (id),
  stay_id         uuid references stay (id),
  action          text not null,
  acted_at        timestamptz not null,
  acted_precision text not null check (acted_precision in ('minute', 'day', 'month')),
  recorded_at     timestamptz not null,
  recorded_by     uuid not null references app_user (id),
  version         integer not null default 1
);
create index tracing_action_case on tracing_action (case_id);
comment on table tracing_action is 'One step of the search for the family. Whom it concerned and what was found stand in case_note, sealed';

create table reunification (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  asked_at          timestamptz not null,
  asked_precision   text not null check (asked_precision in ('minute', 'day', 'month')),
  decision          text check (decision in ('in-favour', 'against', 'postponed')),
  decided_at        timestamptz,
  decided_precision text check (decided_precision in ('minute', 'day', 'month')),
  decided_recorded_at timestamptz,
  decided_recorded_by uuid references app_user (id),
  body              text,
  follows           uuid unique references reunification (id),
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint reunification_decided_after_asked check (decided_at >= asked_at),
  constraint reunification_decision_complete check ((decided_at is null) = (decision is null) and (decided_at is null) = (decided_precision is null)
    and (decided_at is null) = (decided_recorded_at is null) and (decided_at is null) = (decided_recorded_by is null) and (decided_at is null) = (body is null))
);
create index reunification_case on reunification (case_id);
create unique index reunification_one_open on reunification (case_id) where decided_at is null;
comment on table reunification is 'A decision on return to the family, in the best interests of the child: asked for, and taken. Its reasons stand in case_note, sealed';
comment on column reunification.follows is 'The decision that was put off, and so is asked for again: no postponement without an end';

create table care_plan (
  id               uuid primary key,
  case_id          uuid not null references child_case (id),
  stay_id          uuid references stay (id),
  agreed_at        timestamptz not null,
  agreed_precision text not null check (agreed_precision in ('minute', 'day', 'month')),
  child_agreed     boolean not null,
  why_not_sealed   bytea,
  recorded_at      timestamptz not null,
  recorded_by      uuid not null references app_user (id),
  version          integer not null default 1,
  constraint plan_without_child_has_reason check (child_agreed = (why_not_sealed is null))
);
create index care_plan_case on care_plan (case_id);
comment on table care_plan is 'What was agreed for the child, and whether the child agrees. The goals stand in case_note, sealed';

create table stay_review (
  id                 uuid primary key,
  case_id            uuid not null references child_case (id),
  stay_id            uuid not null references stay (id),
  reviewed_at        timestamptz not null,
  reviewed_precision text not null check (reviewed_precision in ('minute', 'day', 'month')),
  outcome            text not null check (outcome in ('continues', 'leave-planned')),
  reason             text,
  recorded_at        timestamptz not null,
  recorded_by        uuid not null references app_user (id),
  version            integer not null default 1,
  constraint stay_that_continues_has_reason check ((outcome = 'continues') = (reason is not null))
);
create index stay_review_case on stay_review (case_id);
comment on table stay_review is 'Interim care is to be as short as possible: why it goes on, or that the leave is planned';

do $$
declare t text;
begin
  foreach t in array array['age_assessment', 'tracing_action', 'reunification', 'care_plan', 'stay_review']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(%2$L)', t, 'id');
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_delete on %1$I as restrictive for delete to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
  end loop;

  -- Care: the liaison's level stops before it, and who only looks writes nothing (004, 014).
  foreach t in array array['tracing_action', 'reunification', 'care_plan', 'stay_review']
  loop
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app
      using (((select app_reach()) = 'all' and (select app_clearance()) in ('facts', 'file'))
        or exists (select 1 from case_access a where a.case_id = %1$I.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[])))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using ((select app_clearance()) in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
  end loop;
end $$;

-- Whoever holds the person must know that they count as a child, and may themselves raise the doubt; to conclude takes the whole file.
create policy age_assessment_scope on age_assessment to passerelle_app
  using ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = age_assessment.case_id and a.grantee = any ((select app_grantees())::text[])));
create policy age_assessment_writers on age_assessment as restrictive for insert to passerelle_app with check ((select app_clearance()) in ('custody', 'file'));
create policy age_assessment_changers on age_assessment as restrictive for update to passerelle_app using ((select app_clearance()) = 'file');
grant update (concluded_at, concluded_precision, concluded_recorded_at, concluded_recorded_by, conclusion, age_low, age_high, professions, version) on age_assessment to passerelle_app;
grant update (decision, decided_at, decided_precision, decided_recorded_at, decided_recorded_by, body, version) on reunification to passerelle_app;
