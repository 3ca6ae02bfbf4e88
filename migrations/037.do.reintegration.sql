-- Reintegration: what a child needs and can, and how that changes (docs/adr/0037).

create table needs_assessment (
  id               uuid primary key,
  case_id          uuid not null references child_case (id),
  stay_id          uuid references stay (id),
  placement_id     uuid references placement (id),
  made_at          timestamptz not null,
  made_precision   text not null check (made_precision in ('minute', 'day', 'month')),
  safety           smallint not null check (safety between 1 and 5),
  health           smallint not null check (health between 1 and 5),
  psychosocial     smallint not null check (psychosocial between 1 and 5),
  education        smallint not null check (education between 1 and 5),
  livelihood       smallint not null check (livelihood between 1 and 5),
  family           smallint not null check (family between 1 and 5),
  community        smallint not null check (community between 1 and 5),
  strengths_sealed bytea not null,
  needs_sealed     bytea not null,
  recorded_at      timestamptz not null,
  recorded_by      uuid not null references app_user (id),
  version          integer not null default 1,
  constraint needs_assessment_of_one_place check (num_nonnulls(stay_id, placement_id) = 1)
);
create index needs_assessment_case on needs_assessment (case_id);
create index needs_assessment_stay on needs_assessment (stay_id) where stay_id is not null;
create index needs_assessment_placement on needs_assessment (placement_id) where placement_id is not null;
comment on table needs_assessment is 'Strengths and needs of a child on seven domains, each from 1 (in danger, or in need at once) to 5 (strong); in a stay or in a placement. Its words are sealed with the child''s key';

create table plan_goal (
  id           uuid primary key,
  case_id      uuid not null references child_case (id),
  plan_id      uuid not null references care_plan (id),
  domain       text not null check (domain in ('safety', 'health', 'psychosocial', 'education', 'livelihood', 'family', 'community')),
  goal_code    text,
  words_sealed bytea,
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references app_user (id),
  version      integer not null default 1,
  constraint plan_goal_said check (num_nonnulls(goal_code, words_sealed) > 0)
);
create index plan_goal_case on plan_goal (case_id);
create index plan_goal_plan on plan_goal (plan_id);
comment on table plan_goal is 'What a plan is to reach, on one domain: a code, or the words agreed with the child, sealed; or both. A plan that is revised keeps its goals';

create table plan_step (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  goal_id           uuid not null references plan_goal (id),
  what_sealed       bytea not null,
  owner_id          uuid not null references app_user (id),
  agreed_at         timestamptz not null,
  agreed_precision  text not null check (agreed_precision in ('minute', 'day', 'month')),
  due_on            date not null,
  outcome           text check (outcome in ('done', 'dropped')),
  ended_at          timestamptz,
  ended_precision   text check (ended_precision in ('minute', 'day', 'month')),
  ended_recorded_at timestamptz,
  ended_recorded_by uuid references app_user (id),
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint plan_step_due_after_agreed check (due_on >= (agreed_at at time zone 'UTC')::date),
  constraint plan_step_end_complete check (num_nulls(outcome, ended_at, ended_precision, ended_recorded_at, ended_recorded_by) in (0, 5))
);
create index plan_step_case on plan_step (case_id);
create index plan_step_goal on plan_step (goal_id);
comment on table plan_step is 'One step towards a goal: what, by whom of the house, by which day. It is due when that day is over, until it is done or dropped. Why it was dropped stands in case_note';
create function plan_step_ends_once() returns trigger language plpgsql as $$
begin
  if old.outcome is not null then
    raise exception 'a step ends once' using errcode = 'check_violation', constraint = 'plan_step_ends_once';
  end if;
  return new;
end $$;
create trigger plan_step_ends_once before update on plan_step for each row execute function plan_step_ends_once();

create table track (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  kind              text not null check (kind in ('school', 'training', 'income')),
  detail            text not null,
  provider_sealed   bytea not null,
  started_at        timestamptz not null,
  started_precision text not null check (started_precision in ('minute', 'day', 'month')),
  outcome           text check (outcome in ('completed', 'interrupted', 'dropped-out')),
  ended_at          timestamptz,
  ended_precision   text check (ended_precision in ('minute', 'day', 'month')),
  ended_recorded_at timestamptz,
  ended_recorded_by uuid references app_user (id),
  during            tstzrange generated always as (tstzrange(started_at, ended_at, case when started_at = ended_at then '[]' else '[)' end)) stored,
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint track_ends_after_start check (ended_at >= started_at),
  constraint track_end_complete check (num_nulls(outcome, ended_at, ended_precision, ended_recorded_at, ended_recorded_by) in (0, 5)),
  -- After an interruption the next spell is another row.
  constraint track_no_overlap unique (case_id, kind, during without overlaps)
);
create index track_case on track (case_id);
comment on table track is 'A spell of school, of vocational training or of an income-generating activity. Where stands sealed; why it was dropped in case_note';
comment on column track.detail is 'Level of the school, or trade: a code of the list track-detail';

create table track_attendance (
  id          uuid primary key,
  case_id     uuid not null references child_case (id),
  track_id    uuid not null references track (id),
  month       date not null check (extract(day from month) = 1),
  held        smallint not null check (held between 1 and 31),
  attended    smallint not null check (attended >= 0),
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1,
  constraint attended_of_held check (attended <= held),
  constraint attendance_once_a_month unique (track_id, month)
);
create index track_attendance_case on track_attendance (case_id);
comment on table track_attendance is 'Of one month: on how many days there was school, training or work, and on how many of them the child was there';

create table visit_finding (
  id             uuid primary key references visit (id),
  case_id        uuid not null references child_case (id),
  found_at       timestamptz not null,
  found_precision text not null check (found_precision in ('minute', 'day', 'month')),
  lives_with     text not null,
  occupation     text not null,
  risk           text not null check (risk in ('low', 'medium', 'high')),
  grounds_sealed bytea,
  needs_sealed   bytea,
  recorded_at    timestamptz not null,
  recorded_by    uuid not null references app_user (id),
  version        integer not null default 1,
  constraint risk_has_grounds check (risk = 'low' or grounds_sealed is not null)
);
create index visit_finding_case on visit_finding (case_id);
comment on table visit_finding is 'What a follow-up visit found: with whom the child lives, what it does, and the risk of re-recruitment. Grounds and needs are sealed. Visits before 037 have none';

create table risk_answer (
  id                 uuid primary key,
  case_id            uuid not null references child_case (id),
  visit_id           uuid not null references visit_finding (id),
  answer             text not null,
  answered_at        timestamptz not null,
  answered_precision text not null check (answered_precision in ('minute', 'day', 'month')),
  recorded_at        timestamptz not null,
  recorded_by        uuid not null references app_user (id),
  version            integer not null default 1,
  constraint risk_answered_once unique (visit_id)
);
create index risk_answer_case on risk_answer (case_id);
comment on table risk_answer is 'What was done about a high risk of re-recruitment. Its words stand in case_note';

do $$
declare t text;
begin
  foreach t in array array['needs_assessment', 'plan_goal', 'plan_step', 'track', 'track_attendance', 'visit_finding', 'risk_answer']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(%2$L)', t, 'id');
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
    -- Care: the liaison's level stops before it, and who only looks writes nothing (004, 014).
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
  end loop;
end $$;

do $$
declare t text;
begin
  foreach t in array array['plan_step', 'track']
  loop
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
  end loop;
end $$;
grant update (outcome, ended_at, ended_precision, ended_recorded_at, ended_recorded_by, version) on plan_step to passerelle_app;
grant update (outcome, ended_at, ended_precision, ended_recorded_at, ended_recorded_by, version) on track to passerelle_app;
