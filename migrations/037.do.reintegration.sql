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

do $$
declare t text;
begin
  foreach t in array array['needs_assessment']
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
