-- The day of a centre: who is absent without leave (docs/adr/0033).

create table stay_absence (
  id                uuid primary key,
  case_id           uuid not null references child_case (id),
  stay_id           uuid not null references stay (id),
  since_at          timestamptz not null,
  since_precision   text not null check (since_precision in ('minute', 'day', 'month')),
  ended_at          timestamptz,
  ended_precision   text check (ended_precision in ('minute', 'day', 'month')),
  outcome           text check (outcome in ('returned', 'found-elsewhere')),
  ended_recorded_at timestamptz,
  ended_recorded_by uuid references app_user (id),
  recorded_at       timestamptz not null,
  recorded_by       uuid not null references app_user (id),
  version           integer not null default 1,
  constraint stay_absence_ends_after_start check (ended_at >= since_at),
  constraint stay_absence_end_complete check ((ended_at is null) = (outcome is null) and (ended_at is null) = (ended_precision is null)
    and (ended_at is null) = (ended_recorded_at is null) and (ended_at is null) = (ended_recorded_by is null))
);
create index stay_absence_case on stay_absence (case_id);
create unique index stay_absence_one_open on stay_absence (stay_id) where ended_at is null;
comment on table stay_absence is 'A child absent without leave from a stay that runs on: the place is kept. The circumstances stand in case_note, sealed. One that is open when the stay ends was never explained';

create trigger journal_stay_absence after insert or update or delete on stay_absence for each row execute function journal_change('id');

do $$
declare t text;
begin
  foreach t in array array['stay_absence']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
    -- Who reaches a case by an emergency access alone writes nothing on it (013).
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_delete on %1$I as restrictive for delete to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
grant update (since_at, since_precision, ended_at, ended_precision, outcome, ended_recorded_at, ended_recorded_by, version) on stay_absence to passerelle_app;

-- The hour of an absence, and of its end, is corrected as others are (026).
alter table fact_correction drop constraint fact_correction_fact_kind_check;
alter table fact_correction add constraint fact_correction_fact_kind_check check (fact_kind in ('custody.started', 'custody.transferred', 'custody.ended', 'handover.offered',
  'handover.accepted', 'stay.admitted', 'stay.discharged', 'absence.started', 'absence.ended', 'age-assessment.raised', 'reunification.asked'));

-- The daily presence call of a centre: once a day, amended the same day, and what stood before is in the journal.
create table presence_call (
  id          uuid primary key,
  centre_code text not null references centre (code),
  day         date not null,
  taken_at    timestamptz not null,
  taken_by    uuid not null references app_user (id),
  amended_at  timestamptz,
  amended_by  uuid references app_user (id),
  version     integer not null default 1,
  constraint presence_call_once_a_day unique (centre_code, day),
  constraint presence_call_on_its_day check ((taken_at at time zone 'UTC')::date = day and (amended_at at time zone 'UTC')::date = day),
  constraint presence_call_amended_by check ((amended_at is null) = (amended_by is null) and amended_at >= taken_at)
);
comment on table presence_call is 'The daily call of a centre, on its own day (UTC, as in Mali)';
create table presence_mark (
  id        uuid primary key,
  call_id   uuid not null references presence_call (id),
  case_id   uuid not null references child_case (id),
  stay_id   uuid not null references stay (id),
  state     text not null check (state in ('present', 'on-leave', 'absent')),
  reason    text,
  until_day date,
  marked_at timestamptz not null,
  marked_by uuid not null references app_user (id),
  version   integer not null default 1,
  constraint presence_mark_once unique (call_id, stay_id),
  constraint leave_has_reason check ((state = 'on-leave') = (reason is not null) and (state = 'on-leave') = (until_day is not null))
);
create index presence_mark_stay on presence_mark (stay_id, marked_at desc);
create index presence_mark_case on presence_mark (case_id);
comment on table presence_mark is 'What one call said of one child whose stay ran. Absent: without leave; the absence itself is a row of stay_absence';

create trigger journal_presence_call after insert or update or delete on presence_call for each row execute function journal_change('id');
create trigger journal_presence_mark after insert or update or delete on presence_mark for each row execute function journal_change('id');

-- A call is of a centre, and of nobody in particular: for whoever answers for the centre.
create function app_answers_for_centre(which text) returns boolean language plpgsql stable parallel safe as $$
begin
  return app_reach() = 'all' or 'centre:' || which = any (app_grantees())
    or exists (select 1 from centre c where c.code = which and 'region:' || c.region_code = any (app_grantees()));
end $$;
comment on function app_answers_for_centre is 'Whether the acting person works in this centre, or answers for its region or the whole country';
alter table presence_call enable row level security;
alter table presence_call force row level security;
create policy presence_call_worker on presence_call for select to passerelle_worker using (true);
create policy presence_call_reader on presence_call for select to passerelle_reader using (true);
create policy presence_call_scope on presence_call to passerelle_app using (app_clearance() in ('facts', 'file') and app_answers_for_centre(centre_code));
create policy presence_call_writers on presence_call as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file');
create policy presence_call_changers on presence_call as restrictive for update to passerelle_app using ((select app_clearance()) = 'file');
grant select on presence_call to passerelle_worker, passerelle_reader;
grant select, insert, update (amended_at, amended_by, version) on presence_call to passerelle_app;

do $$
declare t text;
begin
  foreach t in array array['presence_mark']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I for select to passerelle_worker using (true)', t);
    execute format('create policy %1$s_reader on %1$I for select to passerelle_reader using (true)', t);
    execute format($p$create policy %1$s_scope on %1$I to passerelle_app using ((app_reach() = 'all' and app_clearance() in ('facts', 'file')) or app_sees_file(case_id))$p$, t);
    execute format($p$create policy %1$s_readers on %1$I as restrictive for select to passerelle_app using (app_clearance() in ('facts', 'file'))$p$, t);
    execute format($p$create policy %1$s_writers on %1$I as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file')$p$, t);
    execute format($p$create policy %1$s_changers on %1$I as restrictive for update to passerelle_app using ((select app_clearance()) = 'file')$p$, t);
    execute format('create policy %1$s_not_by_grant_insert on %1$I as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_update on %1$I as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('create policy %1$s_not_by_grant_delete on %1$I as restrictive for delete to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id))', t);
    execute format('grant select on %I to passerelle_worker, passerelle_reader', t);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
grant update (state, reason, until_day, marked_at, marked_by, version) on presence_mark to passerelle_app;

-- Transfer between two centres, two-sided: proposed by the one in which the child is, answered by the one that is asked (docs/adr/0033).
create table stay_transfer (
  id                  uuid primary key,
  case_id             uuid not null references child_case (id),
  stay_id             uuid not null references stay (id),
  from_centre         text not null references centre (code),
  to_centre           text not null references centre (code),
  reason              text not null,
  planned_day         date not null,
  proposed_at         timestamptz not null,
  status              text not null default 'proposed' check (status in ('proposed', 'accepted', 'refused')),
  decided_at          timestamptz,
  decided_precision   text check (decided_precision in ('minute', 'day', 'month')),
  decided_recorded_at timestamptz,
  decided_by          uuid references app_user (id),
  new_stay_id         uuid references stay (id),
  recorded_at         timestamptz not null,
  recorded_by         uuid not null references app_user (id),
  version             integer not null default 1,
  constraint transfer_to_another check (from_centre <> to_centre),
  constraint transfer_answer_complete check ((status = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_precision is null)
    and (decided_at is null) = (decided_recorded_at is null) and (decided_at is null) = (decided_by is null)),
  constraint transfer_accepted_has_stay check ((status = 'accepted') = (new_stay_id is not null)),
  constraint transfer_by_two_people check (decided_by <> recorded_by)
);
create index stay_transfer_case on stay_transfer (case_id);
create unique index stay_transfer_one_open on stay_transfer (stay_id) where status = 'proposed';
create index stay_transfer_asked on stay_transfer (to_centre) where status = 'proposed';
comment on table stay_transfer is 'Until it is accepted the child is in the first centre, which answers. Acceptance ends the one stay and begins the other at one instant. What was said beside it stands in case_note, sealed';

create trigger journal_stay_transfer after insert or update or delete on stay_transfer for each row execute function journal_change('id');
alter table stay_transfer enable row level security;
alter table stay_transfer force row level security;
create policy stay_transfer_worker on stay_transfer for select to passerelle_worker using (true);
create policy stay_transfer_reader on stay_transfer for select to passerelle_reader using (true);
-- Seen by the centre that is asked, as an offered handover is; the child's identity is not.
create policy stay_transfer_scope on stay_transfer to passerelle_app using (app_clearance() in ('facts', 'file') and (app_reach() = 'all' or app_sees_case(case_id)));
create policy stay_transfer_writers on stay_transfer as restrictive for insert to passerelle_app with check ((select app_clearance()) = 'file' and (app_reach() = 'all' or app_sees_file(case_id)));
create policy stay_transfer_changers on stay_transfer as restrictive for update to passerelle_app using ((select app_clearance()) = 'file');
create policy stay_transfer_not_by_grant_insert on stay_transfer as restrictive for insert to passerelle_app with check (not (select app_has_grant()) or app_answers_for(case_id));
create policy stay_transfer_not_by_grant_update on stay_transfer as restrictive for update to passerelle_app using (not (select app_has_grant()) or app_answers_for(case_id));
grant select on stay_transfer to passerelle_worker, passerelle_reader, passerelle_definer;
grant select, insert, update (status, decided_at, decided_precision, decided_recorded_at, decided_by, new_stay_id, version) on stay_transfer to passerelle_app;
create policy stay_transfer_definer on stay_transfer for select to passerelle_definer using (true);

-- The centre that is asked sees the stay from which the child would come: where the child is, and since when.
create function app_asked_to_take(which uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select 1 from stay_transfer t where t.stay_id = which and t.status = 'proposed' and 'centre:' || t.to_centre = any (app_grantees()));
end $$;
comment on function app_asked_to_take is 'Whether the acting person''s centre is asked to take the child of this stay';
create policy stay_asked on stay for select to passerelle_app using (app_asked_to_take(id));

-- Whoever answers derives the child's standing from the whole file: seen for the rest of this transaction, whose end writes who sees it from then on.
create function open_to_answer(which uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into case_access (case_id, grantee, level)
    select c.id, 'centre:' || t.to_centre, 'file'
      from stay_transfer t join child_case c on t.case_id in (c.id, c.merged_into) or c.id = (select k.merged_into from child_case k where k.id = t.case_id)
     where t.id = which and t.status = 'proposed' and 'centre:' || t.to_centre = any (app_grantees())
    on conflict (case_id, grantee) do update set level = 'file';
end $$;
comment on function open_to_answer is 'For the answer to a transfer, by the centre that is asked alone; the caller settles the case in the same transaction';
alter function open_to_answer(uuid) owner to passerelle_definer;
revoke all on function open_to_answer(uuid) from public;
grant execute on function open_to_answer(uuid) to passerelle_app;
