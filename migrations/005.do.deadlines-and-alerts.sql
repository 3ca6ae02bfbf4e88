-- Time limits as data, what is due when, and the alerts that nobody can miss.

create table time_limit_rule (
  id             uuid primary key default uuidv7(),
  code           text not null,
  version        integer not null,
  jurisdiction   text not null,
  subject        text not null,
  label_fr       text not null,
  label_en       text not null,
  starts_fr      text not null,
  starts_en      text not null,
  ends_fr        text not null,
  ends_en        text not null,
  limit_duration text,
  series         text[],
  repeats        boolean not null default false,
  warnings       text[] not null,
  escalations    text[] not null,
  announced      boolean not null default false,
  source         text not null,
  certainty      text not null check (certainty in ('stated', 'secondary', 'programme standard')),
  remark         text,
  effective_from date not null,
  effective_to   date,
  start_fact     text,
  settling_facts text[],
  voiding_facts  text[],
  constraint rule_version_unique unique (code, version),
  constraint rule_limit_or_series check ((limit_duration is null) <> (series is null)),
  constraint rule_range check (effective_to > effective_from)
);
comment on column time_limit_rule.announced is 'Whether those concerned are told when it starts, not only before it ends';
comment on column time_limit_rule.start_fact is 'The fact that starts it; null: no part of the system records that fact yet, so the rule is shown and not watched';
create trigger journal_time_limit_rule after insert or update or delete on time_limit_rule for each row execute function journal_change('id');
grant select on time_limit_rule to passerelle_app, passerelle_worker, passerelle_reader;

create table deadline (
  id              uuid primary key,
  case_id         uuid not null references child_case (id),
  rule_id         uuid not null references time_limit_rule (id),
  rule_code       text not null,
  subject_id      uuid not null,
  ordinal         smallint not null default 1,
  starts_at       timestamptz not null,
  starts_precision text not null check (starts_precision in ('minute', 'day', 'month')),
  due_at          timestamptz not null,
  state           text not null check (state in ('open', 'met', 'late', 'lapsed', 'undated')),
  settled_at      timestamptz,
  settled_precision text check (settled_precision in ('minute', 'day', 'month')),
  settled_by      text,
  became_known_at timestamptz not null,
  version         integer not null default 1,
  constraint deadline_once unique (rule_code, subject_id, ordinal),
  constraint deadline_due_after_start check (due_at >= starts_at),
  constraint deadline_open_unsettled check (state <> 'open' or (settled_at is null and settled_by is null)),
  constraint deadline_settled_precision check ((settled_at is null) = (settled_precision is null))
);
create index deadline_board on deadline (due_at, id) where state = 'open';
create index deadline_case on deadline (case_id);
create trigger journal_deadline after insert or update or delete on deadline for each row execute function journal_change('id');

create table deadline_watch (
  deadline_id uuid primary key references deadline (id) on delete cascade,
  next_step   smallint not null,
  next_at     timestamptz,
  last_step   text
);
create index deadline_watch_next on deadline_watch (next_at) where next_at is not null;
comment on table deadline_watch is 'The next step of each open deadline: what the sweep looks at. State of the engine, not a fact: not journalled, and nothing in it says anything of a child';
comment on column deadline_watch.next_at is 'null: the top of the ladder is reached, and the deadline is still open';

create table alert (
  id              uuid primary key default uuidv7(),
  deadline_id     uuid not null references deadline (id),
  -- No foreign key to the case: its lock on the case would wait for whoever is changing the case, who waits for the watch.
  case_id         uuid not null,
  case_code       text not null,
  rule_id         uuid not null references time_limit_rule (id),
  due_at          timestamptz not null,
  step            smallint not null,
  step_kind       text not null,
  step_at         timestamptz not null,
  recipient_id    uuid not null references app_user (id),
  number          integer not null,
  overtaken       boolean not null default false,
  created_at      timestamptz not null,
  seen_at         timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid references app_user (id),
  version         integer not null default 1,
  constraint alert_once unique (deadline_id, step, recipient_id),
  constraint alert_number_unique unique (recipient_id, number),
  constraint alert_never_early check (created_at >= step_at)
);
create index alert_recipient on alert (recipient_id, created_at desc, id);
comment on column alert.overtaken is 'A later step for the same recipient was due when this one was written (the system was down): recorded, not delivered';
comment on column alert.due_at is 'What was shown as due: kept when a late fact moves the deadline. With code and rule the alert can be read by who lost sight of the case';

-- Alerts are written by the thousand in one statement: their journal too. A row at a time it took longer than all the rest.
create function journal_statement() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into journal (case_id, subject, subject_id, version, change, row, actor, device)
  select c.case_id, tg_table_name, to_jsonb(c) ->> tg_argv[0], c.version, lower(tg_op), to_jsonb(c), app_user_id(), app_device() from changed c;
  return null;
end $$;
alter function journal_statement() owner to passerelle_definer;
create trigger journal_alert_written after insert on alert referencing new table as changed for each statement execute function journal_statement('id');
create trigger journal_alert_changed after update on alert referencing new table as changed for each statement execute function journal_statement('id');
create trigger journal_alert_deleted after delete on alert referencing old table as changed for each statement execute function journal_statement('id');

create table alert_counter (
  recipient_id uuid primary key references app_user (id),
  last         integer not null
);

create table acknowledgement (
  id          uuid primary key default uuidv7(),
  alert_id    uuid not null references alert (id),
  case_id     uuid not null references child_case (id),
  deadline_id uuid not null references deadline (id),
  note        text not null check (length(note) between 1 and 300),
  at          timestamptz not null,
  by          uuid not null references app_user (id)
);
create index acknowledgement_deadline on acknowledgement (deadline_id);
create trigger journal_acknowledgement after insert or update or delete on acknowledgement for each row execute function journal_change('id');

create table delivery (
  id          uuid primary key default uuidv7(),
  alert_id    uuid not null references alert (id),
  channel     text not null check (channel in ('email')),
  state       text not null check (state in ('queued', 'sent', 'failed')),
  attempts    smallint not null default 0,
  next_try_at timestamptz,
  sent_at     timestamptz,
  last_error  text,
  constraint delivery_once unique (alert_id, channel),
  constraint delivery_waits_or_not check ((state = 'queued') = (next_try_at is not null))
);
create index delivery_queued on delivery (next_try_at) where state = 'queued';
comment on table delivery is 'How an alert leaves the house. In the application it is there once it is written: no row for that';

create table heartbeat (
  name text primary key,
  at   timestamptz not null
);
comment on table heartbeat is 'When the sweep and the sealer last completed: read by /api/health';

do $$
declare t text;
begin
  foreach t in array array['deadline', 'alert', 'acknowledgement', 'delivery']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %1$s_worker on %1$I to passerelle_worker using (true) with check (true)', t);
  end loop;
end $$;

create policy deadline_scope on deadline to passerelle_app
  using ((select app_reach()) = 'all' or exists (select 1 from case_access a where a.case_id = deadline.case_id and a.grantee = any ((select app_grantees())::text[])));
create policy deadline_reader on deadline for select to passerelle_reader using (true);
create policy alert_own on alert to passerelle_app using (recipient_id = (select app_user_id())) with check (recipient_id = (select app_user_id()));
create policy acknowledgement_scope on acknowledgement for select to passerelle_app
  using (by = (select app_user_id())
    or exists (select 1 from alert a where a.deadline_id = acknowledgement.deadline_id)
    or ((select app_clearance()) = 'file' and ((select app_reach()) = 'all'
      or exists (select 1 from case_access a where a.case_id = acknowledgement.case_id and a.level = 'file' and a.grantee = any ((select app_grantees())::text[])))));
comment on policy acknowledgement_scope on acknowledgement is 'Those told of the same deadline, and those who see the whole file: a note is free text';
create policy acknowledgement_own on acknowledgement for insert to passerelle_app
  with check (by = (select app_user_id()) and exists (select 1 from alert a where a.id = alert_id));
create policy delivery_own on delivery for select to passerelle_app using (exists (select 1 from alert a where a.id = delivery.alert_id));

grant select, insert, update on deadline to passerelle_app;
grant select, insert, update, delete on deadline_watch to passerelle_app;
-- The worker writes alerts and how they were sent. It can change no deadline, and no word of anybody.
grant select on deadline, acknowledgement to passerelle_worker;
grant select, insert on alert to passerelle_worker;
grant select, insert, update on delivery to passerelle_worker;
grant select, update on deadline_watch to passerelle_worker;
grant select on alert, delivery, acknowledgement to passerelle_app;
grant update (seen_at, acknowledged_at, acknowledged_by, version) on alert to passerelle_app;
grant insert on acknowledgement to passerelle_app;
grant select, insert, update on alert_counter, heartbeat to passerelle_worker;
grant select on heartbeat to passerelle_app;
grant select on deadline, alert, acknowledgement to passerelle_reader;

-- No closed case with an open deadline: checked at commit, when the closure has had its effect on the deadlines.
create function closed_case_has_no_open_deadline() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from child_case c join deadline d on d.case_id = c.id where c.id = new.id and c.status = 'closed' and d.state = 'open') then
    raise exception 'closed case with an open deadline' using errcode = 'check_violation', constraint = 'closed_without_open_deadline';
  end if;
  return null;
end $$;
create policy deadline_definer on deadline for select to passerelle_definer using (true);
grant select on deadline to passerelle_definer;
alter function closed_case_has_no_open_deadline() owner to passerelle_definer;
create constraint trigger closed_without_open_deadline after update of status on child_case deferrable initially deferred
  for each row when (new.status = 'closed') execute function closed_case_has_no_open_deadline();

-- The account that imports registers is nobody: it signs nowhere in and reads no alert.
update app_user set active = false where id = '0193a000-0000-7000-8000-000000000001';
