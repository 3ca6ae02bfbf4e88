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
-- And when which question was answered and taken back; not what was agreed to, nor in which words.
create policy consent_worker on consent for select to passerelle_worker using (true);
create policy consent_withdrawal_worker on consent_withdrawal for select to passerelle_worker using (true);
grant select (id, case_id, purpose, recipient, giver, agreed, given_at, given_precision, until_at, until_precision, recorded_at) on consent to passerelle_worker;
grant select (case_id, consent_id, withdrawn_at, withdrawn_precision, recorded_at) on consent_withdrawal to passerelle_worker;

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

-- ---------------------------------------------------------------- how late the clock is

-- A fact told late makes a step due in the past: nobody was late before it was told.
alter table deadline_watch add column since timestamptz;
comment on column deadline_watch.since is 'When the engine was told of the deadline as it is now; null: with its first step';
create index alert_latest on alert (created_at desc) where difference_id is null and renewal = 0 and for_absences = '{}';
create index delivery_latest on delivery (sent_at desc) where sent_at is not null and channel <> 'app';

grant select on deadline_watch, delivery, heartbeat to passerelle_definer;
grant delete on heartbeat to passerelle_worker;

-- How late an alert was, in seconds: from the instant at which the step was due and could be known. Asked only of alerts that the step itself
-- brings: one that is renewed, or passed on to a stand-in, comes after its step and is not late.
create function alert_lateness(a alert) returns double precision language sql stable
  return (select greatest(0, extract(epoch from a.created_at - greatest(a.step_at, d.became_known_at, case when w.since <= a.created_at then w.since end)))
            from deadline d left join deadline_watch w on w.deadline_id = d.id where d.id = a.deadline_id);

-- What a monitor may know: instants and counts, of no case. Counts stop at a thousand: beyond it all is said.
create function clock_state(at timestamptz) returns table (
    swept_at timestamptz, alerted_at timestamptz, alert_late_seconds double precision, delivered_at timestamptz, delivery_late_seconds double precision,
    due integer, due_since timestamptz)
  language sql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '1s' stable as $$
  select (select h.at from heartbeat h where h.name = 'sweep'), a.created_at, alert_lateness(a.latest), y.sent_at, y.late, coalesce(w.due, 0), w.since
    from (select 1) one
    left join lateral (select l as latest, l.created_at from alert l where l.difference_id is null and l.renewal = 0 and l.for_absences = '{}' order by l.created_at desc limit 1) a on true
    left join lateral (select d.sent_at, greatest(0, extract(epoch from d.sent_at - coalesce(b.tell_from, b.created_at)))::double precision as late
                         from delivery d join alert b on b.id = d.alert_id where d.sent_at is not null and d.channel <> 'app' order by d.sent_at desc limit 1) y on true
    left join lateral (select count(*)::int as due, min(greatest(n.next_at, n.since)) as since
                         from (select v.next_at, v.since from deadline_watch v join deadline d on d.id = v.deadline_id and d.state = 'open'
                                where v.next_at <= clock_state.at order by v.next_at limit 1000) n) w on true $$;

-- What operators may know besides: how late over days, what waits, what is not sealed yet. No child's data.
create function operations_state(at timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '2s' stable as $$
begin
  if app_clearance() is distinct from 'admin' then raise exception 'not an administrator' using errcode = 'insufficient_privilege'; end if;
  return jsonb_build_object(
    'open', (select count(*) from deadline d where d.state = 'open'),
    'nextDue', (select min(w.next_at) from deadline_watch w join deadline d on d.id = w.deadline_id and d.state = 'open' where w.next_at > operations_state.at),
    'lateness', (
      select jsonb_agg(jsonb_build_object('hours', p.hours, 'alerts', s.alerts, 'p50', s.p50, 'p99', s.p99, 'max', s.max) order by p.hours)
        from (values (24), (168)) p (hours)
       cross join lateral (
         select count(*) as alerts, percentile_disc(0.5) within group (order by l.late) as p50, percentile_disc(0.99) within group (order by l.late) as p99, max(l.late) as max
           from (select alert_lateness(a) as late from alert a
                  where a.difference_id is null and a.renewal = 0 and a.for_absences = '{}' and a.created_at > operations_state.at - make_interval(hours => p.hours) and a.created_at <= operations_state.at) l) s),
    'deliveries', (
      select coalesce(jsonb_agg(to_jsonb(c) order by c.channel, c.state), '[]')
        from (select y.channel, y.state, count(*) as count, min(y.next_try_at) as "nextTryAt", count(*) filter (where y.attempts > 0 and y.state = 'queued') as "triedAgain",
                     (array_agg(y.last_error order by y.next_try_at desc nulls last) filter (where y.last_error is not null))[1] as "lastError"
                from delivery y join alert a on a.id = y.alert_id
               where y.state = 'queued' or a.created_at > operations_state.at - interval '7 days'
               group by y.channel, y.state) c),
    'heartbeats', (select coalesce(jsonb_agg(jsonb_build_object('name', h.name, 'at', h.at) order by h.name), '[]') from heartbeat h where h.at > operations_state.at - interval '1 day' or h.name not like 'worker %'),
    'unsealed', (
      select jsonb_build_object('count', count(*), 'since', min(j.recorded_at))
        from (select e.recorded_at from journal e, seal_progress p where p.stream = 'journal' and (p.last_xid is null or (e.xid, e.id) > (p.last_xid, p.last_id)) order by e.xid, e.id limit 10000) j));
end $$;

alter function clock_state(timestamptz) owner to passerelle_definer;
alter function operations_state(timestamptz) owner to passerelle_definer;
revoke execute on function alert_lateness(alert), clock_state(timestamptz), operations_state(timestamptz) from public;
grant execute on function alert_lateness(alert) to passerelle_definer;
grant execute on function clock_state(timestamptz) to passerelle_app, passerelle_worker;
grant execute on function operations_state(timestamptz) to passerelle_app;
