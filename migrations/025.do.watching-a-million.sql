-- What watches the clock answers at once, however many deadlines are open and however long alerts, deliveries and journal have become
-- (README.md, "Measured"). What it says is the same as before, but for one thing: the deliveries of a week are those queued within it, where
-- it was those whose alert was told within it; so they are found without reading the alerts.

-- The monitor goes by the next step of the ladder; the sweep's own index goes by the next step or renewal, whichever comes first.
create index deadline_watch_next on deadline_watch (next_at) where next_at is not null;
-- Rows come in the order of this instant: a summary for each stretch of the table is enough, and costs a write nothing.
create index delivery_recent on delivery using brin (queued_at) with (autosummarize = on);

-- One formula for one alert and for a week of them: a body without a query becomes part of the query that asks.
create function lateness(told_at timestamptz, step_at timestamptz, known_at timestamptz, since timestamptz) returns double precision language sql immutable
  return greatest(0, extract(epoch from told_at - greatest(step_at, known_at, case when since <= told_at then since end)))::double precision;
comment on function lateness(timestamptz, timestamptz, timestamptz, timestamptz) is 'Seconds from when a step was due and could be known until it was told; since: when the engine was told of the deadline as it is now, if it was before';
revoke execute on function lateness(timestamptz, timestamptz, timestamptz, timestamptz) from public;
grant execute on function lateness(timestamptz, timestamptz, timestamptz, timestamptz) to passerelle_definer;

create or replace function alert_lateness(a alert) returns double precision language sql stable
  return (select lateness(a.created_at, a.step_at, d.became_known_at, w.since) from deadline d left join deadline_watch w on w.deadline_id = d.id where d.id = a.deadline_id);

create or replace function operations_state(at timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '2s' stable as $$
declare
  sealed seal_progress;
begin
  if app_clearance() is distinct from 'admin' then raise exception 'not an administrator' using errcode = 'insufficient_privilege'; end if;
  -- Asked first: from a value the journal is read where the chain ends, from a joined row it is read from its first entry.
  select * into sealed from seal_progress where stream = 'journal';
  return jsonb_build_object(
    'open', (select count(*) from deadline d where d.state = 'open'),
    'nextDue', (select w.next_at from deadline_watch w join deadline d on d.id = w.deadline_id and d.state = 'open' where w.next_at > operations_state.at order by w.next_at limit 1),
    'lateness', (
      with told as materialized (
        select a.created_at, lateness(a.created_at, a.step_at, d.became_known_at, w.since) as late
          from alert a join deadline d on d.id = a.deadline_id left join deadline_watch w on w.deadline_id = d.id
         where a.difference_id is null and a.renewal = 0 and a.for_absences = '{}' and a.created_at > operations_state.at - interval '168 hours' and a.created_at <= operations_state.at)
      select jsonb_agg(jsonb_build_object('hours', p.hours, 'alerts', s.alerts, 'p50', s.places[1], 'p99', s.places[2], 'max', s.max) order by p.hours)
        from (values (24), (168)) p (hours)
       cross join lateral (
         select count(*) as alerts, percentile_disc(array[0.5, 0.99]) within group (order by t.late) as places, max(t.late) as max
           from told t where t.created_at > operations_state.at - make_interval(hours => p.hours)) s),
    'deliveries', (
      -- Apart from the counts: all of a week are counted, and only what failed is put in order.
      with failed as materialized (
        select distinct on (y.channel, y.state) y.channel, y.state, y.last_error
          from delivery y
         where y.last_error is not null and (y.state = 'queued' or y.queued_at > operations_state.at - interval '7 days')
         order by y.channel, y.state, y.next_try_at desc nulls last)
      select coalesce(jsonb_agg(to_jsonb(c) order by c.channel, c.state), '[]')
        from (
          select y.channel, y.state, count(*) as count, min(y.next_try_at) as "nextTryAt", count(*) filter (where y.attempts > 0 and y.state = 'queued') as "triedAgain",
                 (select f.last_error from failed f where f.channel = y.channel and f.state = y.state) as "lastError"
            from delivery y
           where y.state = 'queued' or y.queued_at > operations_state.at - interval '7 days'
           group by y.channel, y.state) c),
    'heartbeats', (select coalesce(jsonb_agg(jsonb_build_object('name', h.name, 'at', h.at) order by h.name), '[]') from heartbeat h where h.at > operations_state.at - interval '1 day' or h.name not like 'worker %'),
    'unsealed', (
      select jsonb_build_object('count', count(*), 'since', min(j.recorded_at))
        from (select e.recorded_at from journal e
               where (e.xid, e.id) > (coalesce(sealed.last_xid, '0'), coalesce(sealed.last_id, '00000000-0000-0000-0000-000000000000')) order by e.xid, e.id limit 10000) j));
end $$;
