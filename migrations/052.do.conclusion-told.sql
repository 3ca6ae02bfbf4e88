-- What was concluded on the age is told to the child, who may contest it (docs/adr/0029).

create table age_telling (
  id             uuid primary key,
  case_id        uuid not null references child_case (id),
  assessment_id  uuid not null unique references age_assessment (id),
  told_at        timestamptz not null,
  told_precision text not null check (told_precision in ('minute', 'day', 'month')),
  language       text not null,
  answer         text not null check (answer in ('accepts', 'contests', 'no-answer')),
  recorded_at    timestamptz not null,
  recorded_by    uuid not null references app_user (id),
  version        integer not null default 1
);
create index age_telling_case on age_telling (case_id);
comment on table age_telling is 'That the child was told what was concluded on the age, in which language, and what the child answered. The child’s words stand in case_note, sealed';

create trigger journal_age_telling after insert or update or delete on age_telling for each row execute function journal_change('id');
alter table age_telling enable row level security;
alter table age_telling force row level security;
grant select on age_telling to passerelle_worker, passerelle_reader;
grant select, insert on age_telling to passerelle_app;
create policy age_telling_worker on age_telling for select to passerelle_worker using (true);
create policy age_telling_reader on age_telling for select to passerelle_reader using (true);
create policy age_telling_scope on age_telling to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id));
create policy age_telling_readers on age_telling as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'));
create policy age_telling_writers on age_telling as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file');
-- Who reaches a case by an emergency access alone writes nothing on it (013).
create policy age_telling_not_by_grant_insert on age_telling as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));
