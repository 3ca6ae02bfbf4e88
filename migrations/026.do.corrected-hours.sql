-- An hour that was recorded wrongly is corrected in its fact, so that everything follows from it as from any other; what stood there
-- before, what stands there now, when and by whom, is a row that nobody changes (docs/adr/0028).

create table fact_correction (
  id             uuid primary key,
  case_id        uuid not null references child_case (id),
  fact_kind      text not null check (fact_kind in ('custody.started', 'custody.transferred', 'custody.ended', 'handover.offered', 'handover.accepted', 'stay.admitted',
    'stay.discharged', 'age-assessment.raised', 'reunification.asked')),
  row_id         uuid not null,
  subject_id     uuid not null,
  from_at        timestamptz not null,
  from_precision text not null check (from_precision in ('minute', 'day', 'month')),
  to_at          timestamptz not null,
  to_precision   text not null check (to_precision in ('minute', 'day', 'month')),
  recorded_at    timestamptz not null,
  recorded_by    uuid not null references app_user (id),
  version        integer not null default 1,
  constraint correction_corrects check ((from_at, from_precision) <> (to_at, to_precision))
);
create index fact_correction_case on fact_correction (case_id);
comment on table fact_correction is 'Append-only: the hour of a fact as it was said before and after. Why stands in case_note, sealed';
comment on column fact_correction.row_id is 'The row that the fact stands in; subject_id: what its time limits are attached to';

-- What was raised to the beginning of its own spell ("that day" began before it did) goes down again with it.
create function end_from(start timestamptz, at timestamptz, precision_of text) returns timestamptz language sql immutable parallel safe
  return case when at is null then null when precision_of = 'minute' then greatest(start, at) else greatest(start, date_trunc(precision_of, at, 'UTC')) end;
comment on function end_from is 'The first instant of an end as precisely as it is known, not before the corrected start; null where nothing has ended';

create trigger journal_fact_correction after insert or update or delete on fact_correction for each row execute function journal_change('id');
alter table fact_correction enable row level security;
alter table fact_correction force row level security;
grant select on fact_correction to passerelle_worker, passerelle_reader;
grant select, insert on fact_correction to passerelle_app;
create policy fact_correction_worker on fact_correction for select to passerelle_worker using (true);
create policy fact_correction_reader on fact_correction for select to passerelle_reader using (true);
-- Seen and written by whoever sees the fact: those of care by the whole file alone (004, 014, 023).
create policy fact_correction_scope on fact_correction to passerelle_app
  using ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = fact_correction.case_id and a.grantee = any ((select app_grantees())::text[])));
create policy fact_correction_readers on fact_correction as restrictive for select to passerelle_app
  using (fact_kind ~ '^(custody|handover|age-assessment)[.]'
    or (select app_clearance()) in ('facts', 'file') and ((select app_reach()) = 'all'
      or exists (select 1 from case_access a where a.case_id = fact_correction.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[]))));
create policy fact_correction_writers on fact_correction as restrictive for insert to passerelle_app
  with check (recorded_by = (select app_user_id()) and ((select app_clearance()) = 'file' or (select app_clearance()) = 'custody' and fact_kind ~ '^(custody|handover)[.]'));
-- Who reaches a case by an emergency access alone writes nothing on it (013).
create policy fact_correction_not_by_grant_insert on fact_correction as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));

grant update (raised_at, raised_precision) on age_assessment to passerelle_app;
grant update (asked_at, asked_precision) on reunification to passerelle_app;
