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

-- Survivors of sexual violence and girls' specific needs: seen by those named in a list, and by nobody else, whatever their post.

create table restricted_list (
  id        uuid primary key,
  case_id   uuid not null references child_case (id),
  opened_at timestamptz not null,
  opened_by uuid not null references app_user (id),
  version   integer not null default 1,
  constraint restricted_list_of_case unique (id, case_id),
  -- Whoever writes and is named in no list opens one: somebody else's cannot be noticed by it.
  constraint restricted_list_one_each unique (case_id, opened_by)
);
create table restricted_member (
  id       uuid primary key,
  list_id  uuid not null,
  case_id  uuid not null,
  user_id  uuid not null references app_user (id),
  named_at timestamptz not null,
  named_by uuid not null references app_user (id),
  ended_at timestamptz,
  ended_by uuid references app_user (id),
  version  integer not null default 1,
  constraint restricted_member_list foreign key (list_id, case_id) references restricted_list (id, case_id),
  constraint restricted_member_end_complete check ((ended_at is null) = (ended_by is null)),
  constraint restricted_member_end_after check (ended_at >= named_at)
);
create unique index restricted_member_once on restricted_member (list_id, user_id) where ended_at is null;
create table restricted_entry (
  id          uuid primary key,
  list_id     uuid not null,
  case_id     uuid not null,
  kind        text not null check (kind in ('service', 'note', 'need')),
  code        text,
  happened_at timestamptz,
  precision   text check (precision in ('minute', 'day', 'month')),
  sealed      bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references app_user (id),
  version     integer not null default 1,
  constraint restricted_entry_list foreign key (list_id, case_id) references restricted_list (id, case_id),
  constraint restricted_entry_coded check ((kind = 'note') = (code is null)),
  constraint restricted_entry_time_complete check ((happened_at is null) = (precision is null))
);
create index restricted_list_case on restricted_list (case_id);
create index restricted_entry_of_list on restricted_entry (list_id);
comment on table restricted_entry is 'A service, a note or a need seen by those named alone. No fact of the case: no version, deadline, alert or timeline follows from it (docs/adr/0035)';
comment on table restricted_list is 'Who is named: whoever opened it and its members. Entries of one list are seen by them, and a case may have several lists that know nothing of each other';

-- Asked inside policies; past the policies of the tables themselves, which would ask in a circle.
create policy restricted_list_definer on restricted_list for select to passerelle_definer using (true);
create policy restricted_member_definer on restricted_member for select to passerelle_definer using (true);
create policy restricted_entry_definer on restricted_entry for select to passerelle_definer using (true);
grant select on restricted_list, restricted_member, restricted_entry to passerelle_definer;

create function app_is_named(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from restricted_list l where l.id = which and l.opened_by = app_user_id())
      or exists (select 1 from restricted_member m where m.list_id = which and m.user_id = app_user_id() and m.ended_at is null)
$$;
comment on function app_is_named is 'Whether the acting person is named in this list; of others it tells nothing';
create function app_keeps_list(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from restricted_list l where l.id = which and l.opened_by = app_user_id())
      or exists (select 1 from restricted_member m join app_user u on u.id = m.user_id
                  where m.list_id = which and m.user_id = app_user_id() and m.ended_at is null and u.role = 'regional-officer')
$$;
comment on function app_keeps_list is 'Whether the acting person may name others in this list: who opened it, and a regional officer who is named';

-- A year, and no shorter time, and no line at all below five: neither the difference of two answers nor a small number leads to a child.
create function restricted_counts(in_year integer) returns table (kind text, code text, children integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select e.kind, e.code, count(distinct coalesce(c.merged_into, c.id))::integer
    from restricted_entry e join child_case c on c.id = e.case_id
   where app_reach() = 'all' and app_clearance() in ('facts', 'file') and e.kind <> 'note'
     and coalesce(e.happened_at, e.recorded_at) >= make_timestamptz(in_year, 1, 1, 0, 0, 0, 'UTC') and coalesce(e.happened_at, e.recorded_at) < make_timestamptz(in_year + 1, 1, 1, 0, 0, 0, 'UTC')
   group by e.kind, e.code having count(distinct coalesce(c.merged_into, c.id)) >= 5 order by e.kind, e.code
$$;
comment on function restricted_counts is 'Children by kind of restricted service and need in a calendar year, for those who see the figures of the whole country; none below five';

-- The chain holds that something was written, and nothing of it: no case, no person, no table; the digest binds the row (its cipher is random).
create function journal_opaque() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into journal (case_id, subject, subject_id, version, change, row, actor, device)
  values (null, 'opaque', gen_random_uuid()::text, null, 'insert', jsonb_build_object('digest', encode(sha256(convert_to(tg_op || ' ' || to_jsonb(new)::text, 'UTF8')), 'hex')), null, null);
  return null;
end $$;
alter function app_is_named(uuid) owner to passerelle_definer;
alter function app_keeps_list(uuid) owner to passerelle_definer;
alter function restricted_counts(integer) owner to passerelle_definer;
alter function journal_opaque() owner to passerelle_definer;
revoke all on function app_is_named(uuid), app_keeps_list(uuid), restricted_counts(integer) from public;
grant execute on function app_is_named(uuid), app_keeps_list(uuid), restricted_counts(integer) to passerelle_app;

do $$
declare t text;
begin
  foreach t in array array['restricted_list', 'restricted_member', 'restricted_entry']
  loop
    execute format('create trigger journal_%1$s after insert or update on %1$I for each row execute function journal_opaque()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- Named, and still in the circle of the child by their post: neither an emergency access nor a name alone is enough.
    execute format($p$create policy %1$s_named on %1$I for select to passerelle_app using (app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)) and app_answers_for(case_id) and app_is_named(%2$s))$p$,
      t, case when t = 'restricted_list' then 'id' else 'list_id' end);
    execute format('grant select, insert on %I to passerelle_app', t);
  end loop;
end $$;
create policy restricted_list_opened on restricted_list for insert to passerelle_app
  with check (opened_by = app_user_id() and app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)) and app_answers_for(case_id));
create policy restricted_member_named_by on restricted_member for insert to passerelle_app
  with check (named_by = app_user_id() and ended_at is null and app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)) and app_answers_for(case_id) and app_keeps_list(list_id));
create policy restricted_member_ended on restricted_member for update to passerelle_app
  using (app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)) and app_answers_for(case_id) and app_keeps_list(list_id));
create policy restricted_entry_written on restricted_entry for insert to passerelle_app
  with check (recorded_by = app_user_id() and app_clearance() = 'file' and (app_reach() = 'all' or app_sees_file(case_id)) and app_answers_for(case_id) and app_is_named(list_id));
grant update (ended_at, ended_by, version) on restricted_member to passerelle_app;
