-- What has become of a child some months after the return: asked for at milestones, derived from what is known, and told where nothing says it (docs/adr/0049).

create table outcome_milestone (
  code        text primary key,
  months      smallint not null unique check (months between 1 and 120),
  days_before smallint not null check (days_before between 0 and 60),
  days_after  smallint not null check (days_after between 0 and 60),
  source      text not null,
  certainty   text not null,
  remark      text not null
);
comment on table outcome_milestone is 'At how many months after the start of reintegration its outcome is asked for, and the window around each in days. Reference data: a row is changed by the Ministry, no code';
insert into outcome_milestone (code, months, days_before, days_after, source, certainty, remark) values
  ('3-months', 3, 30, 30, 'default', 'programme standard', 'To be confirmed by the Ministry.'),
  ('6-months', 6, 30, 30, 'default', 'programme standard', 'To be confirmed by the Ministry.'),
  ('12-months', 12, 30, 30, 'default', 'programme standard', 'To be confirmed by the Ministry.');
grant select on outcome_milestone to passerelle_app, passerelle_worker, passerelle_reader;

create table told_outcome (
  id              uuid primary key,
  case_id         uuid not null references child_case (id),
  placement_id    uuid not null references placement (id),
  milestone       text not null references outcome_milestone (code),
  outcome         text not null check (outcome in ('in-school', 'in-training', 'in-work', 'with-family', 'other')),
  with_family     boolean,
  source          text not null,
  known_at        timestamptz not null,
  known_precision text not null check (known_precision in ('minute', 'day', 'month')),
  recorded_at     timestamptz not null,
  recorded_by     uuid not null references app_user (id),
  version         integer not null default 1,
  constraint told_outcome_once unique (placement_id, milestone)
);
create index told_outcome_case on told_outcome (case_id);
comment on table told_outcome is 'The outcome of a return at a milestone, where somebody heard of the child otherwise than by a visit. Who said what stands in case_note';
create trigger journal_told_outcome after insert or update or delete on told_outcome for each row execute function journal_change('id');

do $$
declare t text;
begin
  foreach t in array array['told_outcome']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
  end loop;
end $$;
