-- Referrals to partner organisations and one-stop centres, sent and answered by two sides.

-- Whoever works for a partner organisation answers for it. Which organisations there are is the code list partner.
alter table app_user add column partner_code text;
alter table app_user add constraint partner_staff_follows_cases check (partner_code is null or role = 'case-worker');
comment on column app_user.partner_code is 'The partner organisation that the person works for: a code of the list partner';

-- What a session adds to what the post gives. Asked before anybody is known, like the session itself (007).
create function partner_of(who uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.partner_code from app_user u where u.id = who and u.active
$$;
comment on function partner_of is 'The partner organisation of an open account';
alter function partner_of(uuid) owner to passerelle_definer;
revoke all on function partner_of(uuid) from public;
grant execute on function partner_of(uuid) to passerelle_app;

create table referral (
  id                    uuid primary key,
  case_id               uuid not null references child_case (id),
  sharing_id            uuid not null unique references sharing (id),
  partner               text not null,
  service_code          text not null,
  sent_at               timestamptz not null,
  sent_precision        text not null check (sent_precision in ('minute', 'day', 'month')),
  answer                text check (answer in ('accepted', 'refused')),
  refusal               text,
  told_by_sender        boolean,
  answered_at           timestamptz,
  answered_precision    text check (answered_precision in ('minute', 'day', 'month')),
  answered_recorded_at  timestamptz,
  answered_recorded_by  uuid references app_user (id),
  done_at               timestamptz,
  done_precision        text check (done_precision in ('minute', 'day', 'month')),
  done_recorded_at      timestamptz,
  done_recorded_by      uuid references app_user (id),
  result                text,
  fed_back_at           timestamptz,
  fed_back_precision    text check (fed_back_precision in ('minute', 'day', 'month')),
  fed_back_recorded_at  timestamptz,
  fed_back_recorded_by  uuid references app_user (id),
  withdrawn_at          timestamptz,
  withdrawn_precision   text check (withdrawn_precision in ('minute', 'day', 'month')),
  withdrawn_recorded_at timestamptz,
  withdrawn_recorded_by uuid references app_user (id),
  recorded_at           timestamptz not null,
  recorded_by           uuid not null references app_user (id),
  version               integer not null default 1,
  constraint referral_answer_complete check ((answer is null) = (answered_at is null) and (answer is null) = (answered_precision is null) and (answer is null) = (told_by_sender is null)
    and (answer is null) = (answered_recorded_at is null) and (answer is null) = (answered_recorded_by is null)),
  constraint referral_refused_with_reason check ((answer is not distinct from 'refused') = (refusal is not null)),
  constraint referral_done_complete check ((done_at is null) = (done_precision is null) and (done_at is null) = (done_recorded_at is null) and (done_at is null) = (done_recorded_by is null)),
  constraint referral_feedback_complete check ((fed_back_at is null) = (result is null) and (fed_back_at is null) = (fed_back_precision is null) and (fed_back_at is null) = (fed_back_recorded_at is null)
    and (fed_back_at is null) = (fed_back_recorded_by is null)),
  constraint referral_withdrawal_complete check ((withdrawn_at is null) = (withdrawn_precision is null) and (withdrawn_at is null) = (withdrawn_recorded_at is null)
    and (withdrawn_at is null) = (withdrawn_recorded_by is null)),
  constraint referral_answered_after_sent check (answered_at >= sent_at),
  constraint referral_done_after_accepted check (done_at is null or (answer = 'accepted' and done_at >= answered_at)),
  constraint referral_fed_back_after_accepted check (fed_back_at is null or (answer = 'accepted' and fed_back_at >= answered_at)),
  constraint referral_withdrawn_after_sent check (withdrawn_at >= sent_at),
  constraint referral_withdrawn_while_running check (withdrawn_at is null or (fed_back_at is null and answer is distinct from 'refused'))
);
create index referral_case on referral (case_id);
create index referral_partner on referral (partner);
comment on table referral is 'A child referred to a partner for a service. What the partner is told is the sharing of the same transaction (012). Words, and who gave the answer, stand in case_note, sealed';
comment on column referral.told_by_sender is 'The partner has no accounts: whoever sent recorded its answer';

create trigger journal_referral after insert or update or delete on referral for each row execute function journal_change('id');

do $$
declare
  t text;
  listed text;
begin
  foreach t in array array['referral']
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

  -- The lists of these constraints are extended, whatever they hold by now.
  select pg_get_constraintdef(oid) into listed from pg_constraint where conname = 'case_access_grantee_check';
  alter table case_access drop constraint case_access_grantee_check;
  execute 'alter table case_access add constraint case_access_grantee_check ' || replace(listed, '(region|', '(referral|region|');
  select pg_get_constraintdef(oid) into listed from pg_constraint where conname = 'fact_correction_fact_kind_check';
  alter table fact_correction drop constraint fact_correction_fact_kind_check;
  execute 'alter table fact_correction add constraint fact_correction_fact_kind_check ' || replace(listed, 'ARRAY[', 'ARRAY[''referral.sent''::text, ''referral.accepted''::text, ');
end $$;

-- The people of the partner see what was sent to them, and of the child nothing but what the sharing says (docs/adr/0035).
create policy referral_of_partner on referral for select to passerelle_app using ('partner:' || partner = any (app_grantees()));
grant update (sent_at, sent_precision, answer, refusal, told_by_sender, answered_at, answered_precision, answered_recorded_at, answered_recorded_by, done_at, done_precision, done_recorded_at, done_recorded_by,
  result, fed_back_at, fed_back_precision, fed_back_recorded_at, fed_back_recorded_by, withdrawn_at, withdrawn_precision, withdrawn_recorded_at, withdrawn_recorded_by, version) on referral to passerelle_app;

-- What was given, by whom, from when until when, how much of it, and what came of it.
alter table referral add constraint referral_of_case unique (id, case_id);
alter table service_record
  add column provider          text,
  add column provider_centre   text references centre (code),
  add column sessions          smallint check (sessions between 1 and 1000),
  add column cost_xof          integer check (cost_xof >= 0),
  add column until_at          timestamptz,
  add column until_precision   text check (until_precision in ('minute', 'day', 'month')),
  add column until_recorded_at timestamptz,
  add column until_recorded_by uuid references app_user (id),
  add column outcome           text,
  add column referral_id       uuid,
  add constraint service_one_provider check (provider is null or provider_centre is null),
  add constraint service_end_complete check ((until_at is null) = (until_precision is null) and (until_at is null) = (until_recorded_at is null) and (until_at is null) = (until_recorded_by is null)),
  add constraint service_end_after_start check (until_at is null or (given_at is not null and until_at >= given_at)),
  -- A service comes out of a referral of the same child.
  add constraint service_of_referral foreign key (referral_id, case_id) references referral (id, case_id);
create index service_record_referral on service_record (referral_id) where referral_id is not null;
comment on column service_record.provider is 'A partner organisation or one-stop centre: a code of the list partner; provider_centre: a centre';
comment on column service_record.cost_xof is 'In whole CFA francs (XOF), where somebody keeps it';
comment on column service_record.sessions is 'How many times: sessions, meals, treatments';

do $$
declare
  listed text;
begin
  select pg_get_constraintdef(oid) into listed from pg_constraint where conname = 'fact_correction_fact_kind_check';
  alter table fact_correction drop constraint fact_correction_fact_kind_check;
  execute 'alter table fact_correction add constraint fact_correction_fact_kind_check ' || replace(listed, 'ARRAY[', 'ARRAY[''service.given''::text, ''service.ended''::text, ');
end $$;
