-- Who follows a child, from when on: child_case.assigned_to says who does now, and this, who did before.
create table case_assignment (
  id          uuid primary key,
  case_id     uuid not null references child_case (id),
  worker_id   uuid not null references app_user (id),
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1
);
create index case_assignment_case on case_assignment (case_id);
comment on table case_assignment is 'Append-only. What was said at the hand-over between workers stands in case_note, sealed';

create trigger journal_case_assignment after insert or update or delete on case_assignment for each row execute function journal_change('id');
alter table case_assignment enable row level security;
alter table case_assignment force row level security;
grant select on case_assignment to passerelle_worker, passerelle_reader;
grant select, insert on case_assignment to passerelle_app;
create policy case_assignment_worker on case_assignment for select to passerelle_worker using (true);
create policy case_assignment_reader on case_assignment for select to passerelle_reader using (true);
-- As the facts of care (027), and written by who stands behind it.
create policy case_assignment_scope on case_assignment to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id));
create policy case_assignment_readers on case_assignment as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'));
create policy case_assignment_writers on case_assignment as restrictive for insert to passerelle_app with check (app_clearance() = 'file' and recorded_by = app_user_id());
-- Who reaches a case by an emergency access alone writes nothing on it (013).
create policy case_assignment_not_by_grant_insert on case_assignment as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));

-- How many children somebody follows is asked for every worker of a region at once.
create index child_case_assigned on child_case (assigned_to) where assigned_to is not null;
