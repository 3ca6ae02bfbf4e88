-- What somebody of the house is to do for a child and no time limit asks for: to whom, by which day, done or dropped.

create table task (
  id          uuid primary key,
  case_id     uuid not null references child_case (id),
  kind        text not null check (kind in ('free', 'civil-document')),
  what_sealed bytea not null,
  assignee_id uuid not null references app_user (id),
  due_on      date not null,
  outcome     text check (outcome in ('done', 'dropped')),
  why_sealed  bytea,
  ended_at    timestamptz,
  ended_by    uuid references app_user (id),
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1,
  constraint task_due_after_given check (due_on >= (recorded_at at time zone 'UTC')::date),
  constraint task_end_complete check (num_nonnulls(outcome, ended_at, ended_by) in (0, 3)),
  constraint task_dropped_with_reason check (outcome is distinct from 'dropped' or why_sealed is not null),
  constraint task_why_at_the_end check (why_sealed is null or outcome is not null),
  constraint task_ended_after_given check (ended_at >= recorded_at)
);
create index task_case on task (case_id);
create index task_assignee on task (assignee_id) where ended_at is null;
create index task_given_by on task (recorded_by) where ended_at is null;
-- One application for the missing paper runs at a time.
create unique index task_one_civil_document on task (case_id) where kind = 'civil-document' and ended_at is null;
comment on table task is 'No fact of the case: no version, deadline, alert or timeline follows from it (docs/adr/0044). civil-document: the application for a birth certificate or supplementary judgment';
create trigger journal_task after insert or update or delete on task for each row execute function journal_change('id');

create function task_ends_once() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null or (new.id, new.case_id, new.kind, new.what_sealed, new.assignee_id, new.due_on, new.recorded_at, new.recorded_by)
      is distinct from (old.id, old.case_id, old.kind, old.what_sealed, old.assignee_id, old.due_on, old.recorded_at, old.recorded_by) then
    raise exception 'a task ends once, and is otherwise as it was given' using errcode = 'check_violation', constraint = 'task_ends_once';
  end if;
  return new;
end $$;
create trigger task_ends_once before update on task for each row execute function task_ends_once();

alter table task enable row level security;
alter table task force row level security;
create policy task_scope on task to passerelle_app using (app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)));
create policy task_writers on task as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file' and recorded_by = app_user_id());
-- Who reaches a case by an emergency access alone writes nothing on it (013).
create policy task_not_by_grant_insert on task as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));
create policy task_not_by_grant_update on task as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));
create policy task_not_by_grant_delete on task as restrictive for delete to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));
grant select, insert, update (outcome, why_sealed, ended_at, ended_by, version) on task to passerelle_app;
