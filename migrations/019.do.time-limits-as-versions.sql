-- Time limits are changed by people, as new versions that nobody can change any more; clocks that a version concerns are derived
-- anew, one case after the other (docs/adr/0022). And what was shown as due on a day can be asked of the journal.

alter table time_limit_rule
  add column applies_to_running boolean not null default false,
  add column limit_step  smallint,
  add column changed_by  uuid references app_user (id),
  add column recorded_at timestamptz not null default clock_timestamp(),
  add column reason      text check (length(reason) between 1 and 500),
  add column data        jsonb,
  add constraint rule_changed_for_a_reason check ((changed_by is null) = (reason is null)),
  add constraint rule_by_person_or_data check (changed_by is null or data is null);
comment on column time_limit_rule.applies_to_running is 'Also holds for clocks that started before it and are neither due nor settled when it takes effect';
comment on column time_limit_rule.limit_step is 'Number of the step at the limit: never smaller than in the version before, so that no step takes the number of one that was told';
comment on column time_limit_rule.changed_by is 'null: read from the data files';
comment on column time_limit_rule.data is 'What the data files said when this version was read from them: what changes in them later is told apart from what people have changed';
update time_limit_rule set
  limit_step = case when series is null then cardinality(warnings) + 1 else 1 end,
  data = jsonb_build_object('jurisdiction', jurisdiction, 'subject', subject, 'label_fr', label_fr, 'label_en', label_en, 'starts_fr', starts_fr, 'starts_en', starts_en,
    'ends_fr', ends_fr, 'ends_en', ends_en, 'limit_duration', limit_duration, 'series', series, 'repeats', repeats, 'warnings', warnings, 'escalations', escalations,
    'announced', announced, 'source', source, 'certainty', certainty, 'remark', remark, 'start_fact', start_fact, 'settling_facts', settling_facts,
    'voiding_facts', voiding_facts, 'effective_from', effective_from);
alter table time_limit_rule alter column limit_step set not null;
create index time_limit_rule_changed_by on time_limit_rule (changed_by) where changed_by is not null;

create trigger time_limit_rule_append_only before update or delete or truncate on time_limit_rule for each statement execute function refuse_change();

alter table time_limit_rule enable row level security;
do $$
declare who text;
begin
  foreach who in array array['app', 'worker', 'reader', 'definer']
  loop
    execute format('create policy time_limit_rule_%1$s on time_limit_rule for select to passerelle_%1$s using (true)', who);
  end loop;
end $$;
create policy time_limit_rule_changed on time_limit_rule for insert to passerelle_app
  with check ((select app_reach()) = 'all' and (select app_clearance()) = 'file' and changed_by = (select app_user_id()));
grant insert on time_limit_rule to passerelle_app;

-- Whoever writes deadlines reads the rules under a shared lock until the commit; whoever adds a version takes it alone. So no
-- transaction writes by rules that were replaced before it ended, and a new version finds every clock that was started without it.
create function time_limits_revision() returns integer language plpgsql volatile set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('time limits'));
  return (select count(*)::integer from time_limit_rule); -- they are only ever added to
end $$;

create function time_limit_rule_follows() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  previous time_limit_rule;
begin
  perform pg_advisory_xact_lock(hashtext('time limits'));
  select * into previous from time_limit_rule where code = new.code order by version desc limit 1;
  if previous.id is null then
    if new.changed_by is not null then raise exception 'a rule begins with the data' using errcode = 'insufficient_privilege'; end if;
    previous.version := 0;
    previous.effective_from := new.effective_from;
  end if;
  if new.version <= previous.version then raise exception 'a version of this rule exists' using errcode = 'unique_violation', constraint = 'rule_version_unique'; end if;
  if new.effective_from < previous.effective_from then
    raise exception 'before the version before it' using errcode = 'check_violation', constraint = 'rule_versions_in_order';
  end if;
  -- What a rule is about is code, and comes with the data: which facts start and end it, for whom it is.
  if new.changed_by is not null and (new.jurisdiction, new.subject, new.repeats, new.announced, new.start_fact, new.settling_facts, new.voiding_facts, new.series is null)
      is distinct from (previous.jurisdiction, previous.subject, previous.repeats, previous.announced, previous.start_fact, previous.settling_facts, previous.voiding_facts, previous.series is null) then
    raise exception 'what a rule is about does not change by hand' using errcode = 'insufficient_privilege';
  end if;
  new.limit_step := greatest(coalesce(previous.limit_step, 1), case when new.series is null then cardinality(new.warnings) + 1 else 1 end);
  return new;
end $$;
create trigger time_limit_rule_follows before insert on time_limit_rule for each row execute function time_limit_rule_follows();

-- Cases whose deadlines are still to be derived under a new version. A line goes in the transaction that derives them.
create table time_limit_pending (
  rule_id uuid not null references time_limit_rule (id),
  case_id uuid not null references child_case (id),
  primary key (rule_id, case_id)
);
create index time_limit_pending_case on time_limit_pending (case_id);
comment on table time_limit_pending is 'State of the engine, not a fact: not journalled. The deadlines that follow are';
alter table time_limit_pending enable row level security;
alter table time_limit_pending force row level security;
create policy time_limit_pending_country on time_limit_pending to passerelle_app using ((select app_reach()) = 'all' and (select app_clearance()) = 'file');
create policy time_limit_pending_definer on time_limit_pending to passerelle_definer using (true) with check (true);
grant select, update, delete on time_limit_pending to passerelle_app; -- update: to lock a line
grant select, insert on time_limit_pending to passerelle_definer;

-- Whom a version concerns: clocks that start under it, clocks that run where it applies to those, and where it watches what nothing
-- watched before, every open case. More than need to change: a case that says the same afterwards is left as it is.
create function time_limit_rule_concerns() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  previous time_limit_rule;
begin
  select * into previous from time_limit_rule where code = new.code and version < new.version order by version desc limit 1;
  if new.start_fact is not null and previous.start_fact is distinct from new.start_fact then
    insert into time_limit_pending select new.id, c.id from child_case c where c.status not in ('closed', 'merged');
    return null;
  end if;
  insert into time_limit_pending
    select distinct new.id, d.case_id from deadline d
     where d.rule_code = new.code
       and (d.starts_at >= new.effective_from::timestamp at time zone 'UTC'
         or ((d.state = 'open' or new.series is not null)
           and exists (select 1 from time_limit_rule r where r.code = new.code and r.applies_to_running and r.effective_from >= new.effective_from)));
  return null;
end $$;
create trigger time_limit_rule_concerns after insert on time_limit_rule for each row execute function time_limit_rule_concerns();

-- What a deadline said before stands in the journal: for whoever sees the deadline.
create index journal_deadline on journal (subject_id, recorded_at desc) where subject = 'deadline';
create policy journal_of_deadline on journal for select to passerelle_app
  using (subject = 'deadline' and exists (select 1 from deadline d where d.id::text = journal.subject_id));

-- Every deadline as the pages showed it at an instant, by when it was written (not by when the transaction ended: moments apart).
create function deadlines_as_shown(shown_at timestamptz) returns table (
    deadline_id uuid, case_id uuid, rule_id uuid, rule_code text, subject_id uuid, ordinal smallint, starts_at timestamptz, due_at timestamptz, state text, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (j.subject_id) j.subject_id::uuid, (j.row ->> 'case_id')::uuid, (j.row ->> 'rule_id')::uuid, j.row ->> 'rule_code', (j.row ->> 'subject_id')::uuid,
         (j.row ->> 'ordinal')::smallint, (j.row ->> 'starts_at')::timestamptz, (j.row ->> 'due_at')::timestamptz, j.row ->> 'state', j.recorded_at
    from journal j
   where j.subject = 'deadline' and j.recorded_at <= shown_at
   order by j.subject_id, j.recorded_at desc, j.id desc $$;

-- That a consent is to be asked for anew is for those who read the file, as the consent itself is (migration 012): a centre that is asked
-- to take a child sees the custody, and neither. A function costs nothing until a row needs it (migration 017).
create function app_reads_file_of(which uuid) returns boolean language sql stable parallel safe
  return (select app_clearance()) = 'file' and ((select app_reach()) = 'all'
    or exists (select 1 from case_access a where a.case_id = which and a.level = 'file' and a.grantee = any ((select app_grantees())::text[])));
create policy deadline_of_consent on deadline as restrictive to passerelle_app
  using (rule_code not in ('consent-renewal', 'consent-end') or app_reads_file_of(case_id));

alter function time_limit_rule_concerns() owner to passerelle_definer;
alter function deadlines_as_shown(timestamptz) owner to passerelle_definer;
revoke execute on function time_limit_rule_concerns(), deadlines_as_shown(timestamptz) from public;
grant execute on function deadlines_as_shown(timestamptz) to passerelle_reader;
