-- A watcher outside the engine: a second opinion on every deadline (docs/adr/0025), and what operators and monitors may ask.

-- One run of the second formula over all cases: resumed at its position when it was cut short.
create table clock_check (
  id          uuid primary key default uuidv7(),
  asked_by    text not null check (asked_by in ('night', 'command')),
  started_at  timestamptz not null,
  position    uuid,
  cases       integer not null default 0,
  deadlines   integer not null default 0,
  differences integer,
  unread      text[],
  finished_at timestamptz,
  constraint clock_check_finished_whole check ((finished_at is null) = (differences is null) and (finished_at is null) = (unread is null))
);
create unique index clock_check_one_running on clock_check ((true)) where finished_at is null;
create index clock_check_latest on clock_check (started_at desc);
comment on table clock_check is 'State of the engine: not journalled, and nothing in it says anything of a child';
comment on column clock_check.position is 'The last case looked at; all before it in the order of identifiers have been';
comment on column clock_check.unread is 'Rules that wait for facts the second formula cannot read: compared with nothing';

-- What the two formulas say differently. Open until a run no longer finds it.
create table clock_difference (
  id           uuid primary key default uuidv7(),
  kind         text not null check (kind in ('missing', 'superfluous', 'wrong-case', 'wrong-version', 'wrong-start', 'wrong-due', 'wrong-state', 'wrong-settlement', 'unwatched', 'asleep')),
  case_id      uuid not null,
  case_code    text not null,
  rule_code    text not null,
  rule_id      uuid not null references time_limit_rule (id),
  subject_id   uuid not null,
  ordinal      smallint not null,
  due_at       timestamptz not null,
  kept         jsonb,
  recomputed   jsonb,
  found_at     timestamptz not null,
  last_seen_at timestamptz not null,
  last_check   uuid not null references clock_check (id),
  closed_at    timestamptz,
  version      integer not null default 1
);
create unique index clock_difference_once on clock_difference (kind, rule_code, subject_id, ordinal) where closed_at is null;
create trigger journal_clock_difference after insert or update or delete on clock_difference for each row execute function journal_change('id');
comment on column clock_difference.kind is 'missing, superfluous: of the deadline; unwatched: open, and no watch will ever wake for it; asleep: the watch would sleep through a step nobody was told of';
comment on column clock_difference.last_check is 'The run that found it last: a finished run closes what it has not found, whatever the clocks of two machines say';
comment on column clock_difference.kept is 'What the tables say, in instants and states; recomputed: what the second formula says';

alter table clock_check enable row level security;
alter table clock_check force row level security;
alter table clock_difference enable row level security;
alter table clock_difference force row level security;
create policy clock_check_worker on clock_check to passerelle_worker using (true) with check (true);
create policy clock_check_admin on clock_check for select to passerelle_app using ((select app_clearance()) = 'admin');
create policy clock_difference_worker on clock_difference to passerelle_worker using (true) with check (true);
create policy clock_difference_admin on clock_difference for select to passerelle_app using ((select app_clearance()) = 'admin');
grant select, insert, update on clock_check, clock_difference to passerelle_worker;
grant select on clock_check, clock_difference to passerelle_app;
-- The second formula reads the end and the review of an emergency access: they start and end a time limit.
create policy emergency_access_worker on emergency_access for select to passerelle_worker using (true);
grant select (id, case_id, opened_at, ends_at, ended_at, reviewed_at) on emergency_access to passerelle_worker;

-- A difference is told like everything else, through alert and delivery, with the code of the case, the rule and the due instant. The
-- deadline may be the missing one: such an alert has none.
alter table alert
  alter column deadline_id drop not null,
  add column difference_id uuid references clock_difference (id),
  add constraint alert_about_something check (
    (step_kind = 'difference') = (difference_id is not null)
    and (difference_id is null) = (deadline_id is not null)),
  add constraint alert_difference_once unique (difference_id, recipient_id);
comment on column alert.difference_id is 'Of an alert of the kind difference, in place of a deadline';
