-- Age assessment, whole: what was found out on the way to a conclusion, from the least invasive step to the last resort (docs/adr/0029).

create table age_step (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  assessment_id     uuid not null references age_assessment (id),
  kind              text not null check (kind in ('document', 'interview', 'testimony', 'assessment', 'examination')),
  taken_at          timestamptz not null,
  taken_precision   text not null check (taken_precision in ('minute', 'day', 'month')),
  document          text,
  credibility       text,
  professions       text[],
  age_low           smallint check (age_low between 0 and 40),
  age_high          smallint check (age_high between 0 and 40),
  method            text,
  margin_months     smallint check (margin_months between 1 and 120),
  consent_by        text,
  consent_at        timestamptz,
  consent_precision text check (consent_precision in ('minute', 'day', 'month')),
  consent_language  text,
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint age_step_range check ((age_low is null) = (age_high is null) and age_high >= age_low),
  constraint age_step_with_range check (kind not in ('assessment', 'examination') or age_low is not null),
  constraint age_step_document check ((kind = 'document') = (document is not null) and (kind = 'document') = (credibility is not null)),
  constraint age_step_professions check ((kind = 'assessment') = (professions is not null)),
  constraint age_step_two_professions check (cardinality(professions) >= 2 and professions[1] <> professions[2]),
  constraint age_step_margin check ((kind = 'examination') = (method is not null) and (kind = 'examination') = (margin_months is not null)),
  constraint age_step_informed_consent check ((kind = 'examination') = (consent_by is not null) and (kind = 'examination') = (consent_at is not null)
    and (kind = 'examination') = (consent_precision is not null) and (kind = 'examination') = (consent_language is not null))
);
create index age_step_case on age_step (case_id);
create index age_step_assessment on age_step (assessment_id);
comment on table age_step is 'One step on the way to a conclusion on the age. What was seen and said, and the names of those who assessed, stand in case_note, sealed';
comment on column age_step.age_low is 'Completed years that this step points to; of an examination before its margin is deducted';
comment on column age_step.margin_months is 'Margin of error of a medical method, in months, to each side';

create trigger journal_age_step after insert or update or delete on age_step for each row execute function journal_change('id');
alter table age_step enable row level security;
alter table age_step force row level security;
grant select on age_step to passerelle_worker, passerelle_reader;
grant select, insert on age_step to passerelle_app;
create policy age_step_worker on age_step for select to passerelle_worker using (true);
create policy age_step_reader on age_step for select to passerelle_reader using (true);
-- Care: whoever holds the child learns that there is a doubt and what was concluded (023), not what was found out on the way.
create policy age_step_scope on age_step to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id));
create policy age_step_readers on age_step as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'));
create policy age_step_writers on age_step as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file');
-- Who reaches a case by an emergency access alone writes nothing on it (013).
create policy age_step_not_by_grant_insert on age_step as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));
