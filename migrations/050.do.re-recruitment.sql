-- A child recruited again: another spell with an armed force or group, in the same file (docs/adr/0049).

create table re_recruitment (
  id                  uuid primary key,
  case_id             uuid not null references child_case (id),
  recruited_at        timestamptz not null,
  recruited_precision text not null check (recruited_precision in ('minute', 'day', 'month')),
  party_code          text references party (code),
  source              text not null,
  answer              text,
  answered_at         timestamptz,
  answered_precision  text check (answered_precision in ('minute', 'day', 'month')),
  answered_recorded_at timestamptz,
  answered_by         uuid references app_user (id),
  recorded_at         timestamptz not null,
  recorded_by         uuid not null references app_user (id),
  version             integer not null default 1,
  constraint re_recruitment_answer_complete check (num_nonnulls(answer, answered_at, answered_precision, answered_recorded_at, answered_by) in (0, 5))
);
create index re_recruitment_case on re_recruitment (case_id);
comment on table re_recruitment is 'A spell with an armed force or group after the one for which the file was opened. It is over with the next custody or admission that is written down. What is known of it, and what was done, stand in case_note';
create trigger journal_re_recruitment after insert or update or delete on re_recruitment for each row execute function journal_change('id');

do $$
declare t text;
begin
  foreach t in array array['re_recruitment']
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
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
  end loop;
end $$;
grant update (answer, answered_at, answered_precision, answered_recorded_at, answered_by, version) on re_recruitment to passerelle_app;
