-- The life of a child in a centre or with a foster family: incidents, the note of the week, individual follow-up (docs/adr/0046); and the hours of a transfer.

create table stay_incident (
  id                   uuid primary key,
  incident_id          uuid not null,
  case_id              uuid not null references child_case (id),
  stay_id              uuid not null references stay (id),
  kind                 text not null,
  severity             text not null check (severity in ('low', 'medium', 'high')),
  grave                boolean not null,
  actions              text[] not null,
  occurred_at          timestamptz not null,
  occurred_precision   text not null check (occurred_precision in ('minute', 'day', 'month')),
  followed_at          timestamptz,
  followed_precision   text check (followed_precision in ('minute', 'day', 'month')),
  outcome              text,
  followed_recorded_at timestamptz,
  followed_by          uuid references app_user (id),
  recorded_at          timestamptz not null,
  recorded_by          uuid not null references app_user (id),
  version              integer not null default 1,
  constraint stay_incident_once unique (incident_id, case_id),
  constraint stay_incident_high_is_grave check (grave or severity <> 'high'),
  constraint stay_incident_follow_up_complete check (num_nonnulls(followed_at, followed_precision, outcome, followed_recorded_at, followed_by) in (0, 5)),
  constraint stay_incident_followed_after check (followed_at >= occurred_at)
);
create index stay_incident_case on stay_incident (case_id);
create index stay_incident_stay on stay_incident (stay_id);
comment on table stay_incident is 'One incident has one row for each child concerned, in the file of each; incident_id says which are the same. What happened stands in case_note, sealed';
comment on column stay_incident.grave is 'Of high severity, or of a kind that always is (category of the list stay-incident-kind when it was recorded): told at once, and to be followed up';

create table week_note (
  id            uuid primary key,
  case_id       uuid not null references child_case (id),
  stay_id       uuid not null references stay (id),
  week          date not null,
  health        text not null check (health in ('good', 'watch', 'worrying')),
  mood          text not null check (mood in ('good', 'watch', 'worrying')),
  relations     text not null check (relations in ('good', 'watch', 'worrying')),
  participation text not null check (participation in ('good', 'watch', 'worrying')),
  written_at    timestamptz not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid not null references app_user (id),
  version       integer not null default 1,
  constraint week_begins_on_monday check (extract(isodow from week) = 1),
  constraint week_note_once unique (stay_id, week)
);
create index week_note_case on week_note (case_id);
comment on table week_note is 'How a week of the stay went, in four marks; the words stand in case_note, sealed';

create table care_session (
  id             uuid primary key,
  case_id        uuid not null references child_case (id),
  stay_id        uuid not null references stay (id),
  profession     text not null check (profession in ('educator', 'nurse', 'psychologist')),
  topic          text not null,
  held_at        timestamptz not null,
  held_precision text not null check (held_precision in ('minute', 'day', 'month')),
  recorded_at    timestamptz not null,
  recorded_by    uuid not null references app_user (id),
  version        integer not null default 1
);
create index care_session_case on care_session (case_id);
create index care_session_stay on care_session (stay_id);
comment on table care_session is 'Individual follow-up. The words of an educator stand in case_note; those of a nurse or a psychologist in care_session_words, for those they name';

create table care_session_words (
  session_id  uuid primary key references care_session (id),
  case_id     uuid not null references child_case (id),
  readers     uuid[] not null,
  sealed      bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1
);
create index care_session_words_case on care_session_words (case_id);
comment on table care_session_words is 'What was said to a nurse or a psychologist: for whoever wrote it, and the colleagues they named, as long as they follow the child';

do $$
declare t text;
begin
  foreach t in array array['stay_incident', 'week_note', 'care_session', 'care_session_words']
  loop
    execute format('create trigger journal_%1$s after insert or update or delete on %1$I for each row execute function journal_change(%2$L)', t, case t when 'care_session_words' then 'session_id' else 'id' end);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
  foreach t in array array['stay_incident', 'week_note', 'care_session']
  loop
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
  end loop;
end $$;
create policy stay_incident_changers on stay_incident as restrictive for update to passerelle_app using ((select app_clearance()) = 'file');
create policy stay_incident_not_by_grant_update on stay_incident as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));
grant update (occurred_at, occurred_precision, followed_at, followed_precision, outcome, followed_recorded_at, followed_by, version) on stay_incident to passerelle_app;

-- In the circle of the child by their post, and named: neither alone is enough, and no emergency access is.
create policy care_session_words_named on care_session_words as restrictive for select to passerelle_app
  using (app_clearance() = 'file' and app_answers_for(case_id) and (recorded_by = app_user_id() or app_user_id() = any (readers)));
create policy care_session_words_own on care_session_words as restrictive for insert to passerelle_app with check (recorded_by = app_user_id());

-- The hours of a transfer are corrected as others are (026): when it was proposed, and the one instant at which a stay ends and the other begins.
alter table stay_transfer add column proposed_precision text not null default 'minute' check (proposed_precision in ('minute', 'day', 'month'));
grant update (proposed_at, proposed_precision) on stay_transfer to passerelle_app;

do $$
declare held text;
begin
  select pg_get_expr(conbin, conrelid) into strict held from pg_constraint where conname = 'fact_correction_fact_kind_check';
  execute 'alter table fact_correction drop constraint fact_correction_fact_kind_check';
  execute format('alter table fact_correction add constraint fact_correction_fact_kind_check check (%s or fact_kind in (%L, %L, %L))', held, 'incident.happened', 'transfer.proposed', 'transfer.accepted');
end $$;
