/*
 * The second opinion on every deadline (docs/adr/0025): the formula written a second time, from docs/adr/0003, 0006, 0007, 0009, 0017, 0022, 0026
 * and the columns of time_limit_rule, in SQL over the tables of facts. It shares no line with the first (deadlines/deadline.rules.ts), reads the
 * facts by itself, and works by sets where the first works by cases: one mistake is unlikely to be made in both.
 */

import { over, TOLD } from './second-facts.js';

/** $1: READ_KINDS. Codes of rules of which some version waits for a fact that this formula cannot read; services are read by what was given. */
export const UNREAD_RULES = `
  select distinct code from time_limit_rule
   where start_fact is not null
     and exists (select 1 from unnest(start_fact || settling_facts || voiding_facts) as word where word <> all ($1) and word not like 'service.%')
   order by code`;

/** $1: the last child looked at, $2: how many. */
export const NEXT_CHILDREN = `
  select id from child_case where merged_into is null and ($1::uuid is null or id > $1) order by id limit $2`;

/**
 * $1: children, each by the file that is kept; $2: codes of rules left out. How many deadlines there must be, and each difference with
 * what the table keeps and what was recomputed. It asks for no present instant, and is one statement: all rows are of one instant.
 */
export const DIFFERENCES = `
with file as materialized (
  -- A child's facts lie in the kept file and in those merged into it.
  select id as case_id, coalesce(merged_into, id) as child from child_case where id = any ($1) or merged_into = any ($1)
), answer as materialized (
  select f.child, c.id, c.purpose, c.recipient, c.giver, c.agreed, c.given_at, c.given_precision, c.recorded_at, ${over('c.given_at', 'c.given_precision')} as over, ${over('c.until_at', 'c.until_precision')} as until_over
    from file f join consent c on c.case_id = f.case_id
), answered_anew as (
  -- The next answer of the same person to the same question, whatever it was; where the times leave the order open, by when it was written down.
  select distinct on (a.id) a.child, a.id, n.given_at, n.given_precision, n.recorded_at
    from answer a join answer n on n.child = a.child and n.purpose = a.purpose and n.giver = a.giver and coalesce(n.recipient, '') = coalesce(a.recipient, '') and n.id <> a.id
   where a.agreed
     and (${surelyBefore('a', 'n')} or (not ${surelyBefore('n', 'a')} and (n.recorded_at, n.id) > (a.recorded_at, a.id)))
   order by a.id, n.over, n.id
), ${TOLD}
), taken_back as materialized (
  select f.child, c.id as closure, c.reopened_at as until from file f join closure c on c.case_id = f.case_id where c.reopened_at is not null
), taken_up as (
  -- A re-opened case is taken up by the first step that is written down after it.
  select distinct on (b.closure) b.child, 'reopening.answered', b.closure, t.at, t.precision, t.known
    from taken_back b join told t on t.child = b.child and t.known > b.until
     and t.kind in ('custody.started', 'stay.admitted', 'placement.started', 'plan.agreed', 'tracing.acted', 'visit.made', 'death.recorded')
   order by b.closure, t.known, t.kind, t.subject
), fact as materialized (
  -- over: the first instant at which it has surely happened. A day is over at midnight, a month on the first of the next (UTC).
  select t.*, split_part(t.kind, '.', 1) as family,
         ${over('t.at', 't.precision')} as over
    from (select * from told union all select * from taken_up) t
), rule as materialized (
  select r.*, r.effective_from::timestamp at time zone 'UTC' as holds_from, r.effective_to::timestamp at time zone 'UTC' as holds_to,
         min(r.effective_from) over (partition by r.code)::timestamp at time zone 'UTC' as first_day
    from time_limit_rule r where r.code <> all ($2)
), first_start as materialized (
  -- One clock a subject, from the earliest start: what happens within starts nothing anew.
  select distinct on (w.code, f.subject) w.code, f.child, f.subject, f.kind, f.family, f.at, f.precision, f.over, f.known
    from (select distinct code, start_fact from rule where start_fact is not null) w join fact f on f.kind = w.start_fact
   where f.at is not null
   order by w.code, f.subject, f.at, f.over
), begun as (
  -- A limit that repeats starts anew with each dated fact that settles it: a round from one to the next.
  select 0 as after_start, kind as by_kind, code, child, subject, kind, family, at, precision, over, known from first_start
  union all
  select 1, f.kind, s.code, s.child, s.subject, s.kind, f.family, f.at, f.precision, f.over, f.known
    from first_start s join (select distinct code, unnest(settling_facts) as word from rule where repeats) w on w.code = s.code
    join fact f on f.child = s.child and f.subject = s.subject and f.kind = w.word
   where f.at is not null
), start as materialized (
  select b.*, row_number() over round as round, lead(by_kind) over round as next_kind, lead(at) over round as next_at, lead(precision) over round as next_precision, lead(over) over round as next_over
    from begun b window round as (partition by code, subject order by after_start, at, over, known)
), first_version as materialized (
  -- The version in force when it started; the first of all where none was yet. The highest number decides between two.
  select distinct on (s.code, s.subject, s.round) s.*, r.id as rule_id, r.version
    from start s join rule r on r.code = s.code
     and ((r.holds_from <= s.at and (r.holds_to is null or s.at < r.holds_to)) or (s.at < r.first_day and r.holds_from = r.first_day))
   order by s.code, s.subject, s.round, r.version desc
), under as (
  select s.*, null::timestamptz as takes_over, rule_id, version from start s join first_version using (code, subject, round)
  union all
  -- Later ones that apply to what is running, from their day on. One that was replaced before its day, or on it, never held.
  select s.*, r.holds_from, r.id, r.version
    from start s join rule r on r.code = s.code and r.applies_to_running and r.holds_from > s.at
    left join first_version v on v.code = s.code and v.subject = s.subject and v.round = s.round
   where r.version > coalesce(v.version, 0)
     and not exists (select 1 from rule newer where newer.code = r.code and newer.version > r.version and newer.holds_from <= r.holds_from)
), version as (
  select u.*, r.start_fact, r.settling_facts, r.voiding_facts, r.series, r.repeats, r.limit_duration, r.holds_from,
         lead(u.takes_over) over (partition by u.code, u.subject, u.round order by u.version) as taken_over
    from under u join rule r on r.id = u.rule_id
), due as materialized (
  select v.*, (case when v.repeats then v.round else l.ordinal end)::int as ordinal, l.previous,
         -- What a version takes over is not due before the day on which anybody could know of it; of a series it takes only what lies ahead.
         case when v.series is null then greatest(l.due_at, v.takes_over) else l.due_at end as due_at
    from version v
   cross join lateral (
     -- Calendar months first and clamped to the month's end, then days, then hours: PostgreSQL's own reading of an interval.
     select n as ordinal, at as due_at, lag(at) over (order by n) as previous
       from (select n, ((v.at at time zone 'UTC') + d::interval) at time zone 'UTC' as at from unnest(coalesce(v.series, array[v.limit_duration])) with ordinality as limits (d, n)) each) l
   where v.start_fact = v.kind and (v.repeats or v.round = 1)
), settled as (
  -- The first that surely had happened. Each due instant of a series has its own window: after the instant before it.
  select distinct on (d.code, d.subject, d.ordinal, d.version) d.code, d.subject, d.ordinal, d.version, f.kind, f.at, f.precision, f.over
    from due d join fact f on f.child = d.child and f.subject = d.subject and f.kind = any (d.settling_facts)
   where not d.repeats and (d.previous is null or f.at > d.previous)
   order by d.code, d.subject, d.ordinal, d.version, f.over nulls last, f.at, f.kind
), ended as (
  select * from settled
  union all
  select code, subject, ordinal, version, next_kind, next_at, next_precision, next_over from due where repeats and next_kind is not null
), voided as (
  -- What makes it void: of its own family only for its own subject; of another one for the whole child, unless it was over before the start
  -- (or before it was agreed, for a start that is agreed beforehand).
  select distinct on (d.code, d.subject, d.ordinal, d.version) d.code, d.subject, d.ordinal, d.version, f.kind, f.at, f.precision, f.over
    from due d join fact f on f.child = d.child and f.kind = any (d.voiding_facts)
   where case when f.family = d.family then f.subject = d.subject else f.at is null or f.over >= least(d.at, d.known) end
     -- A closure that was taken back ended only what was due before that.
     and not exists (select 1 from taken_back b where f.kind = 'closure.approved' and b.closure = f.subject and d.due_at > b.until)
   order by d.code, d.subject, d.ordinal, d.version, f.over nulls last, f.at, f.kind
), verdict as (
  select d.code, d.child, d.subject, d.ordinal, d.version, d.rule_id, d.at as starts_at, d.precision as starts_precision, d.known, d.due_at, d.series, d.holds_from, d.taken_over,
         case
           when s.kind is not null then case when s.at is null then 'undated' when s.over <= d.due_at then 'met' else 'late' end
           when v.kind is not null then case when v.at is null or v.over <= d.due_at then 'lapsed' else 'late' end
           else 'open'
         end as state,
         case when s.kind is not null then s.at else v.at end as settled_at,
         case when s.kind is not null then s.over else v.over end as settled_over,
         case when s.kind is not null then s.precision else v.precision end as settled_precision,
         coalesce(s.kind, v.kind) as settled_by
    from due d left join ended s using (code, subject, ordinal, version) left join voided v using (code, subject, ordinal, version)
), wanted as materialized (
  select distinct on (code, subject, ordinal) * from verdict
   -- A rule holds for what starts from its day on, and for what is still unsettled on that day; a series not for what was due before.
   where (starts_at >= holds_from or ((series is null or due_at >= holds_from) and (state = 'open' or settled_over > holds_from)))
     -- What was due, or may have ended, before the next version took over stays with the version before it: the first that nobody takes it from.
     and (taken_over is null or due_at < taken_over or (state <> 'open' and (settled_at is null or settled_at < taken_over or settled_over <= taken_over)))
   order by code, subject, ordinal, version
), kept as materialized (
  select distinct on (d.id) d.*, mine.child from (
    select e.id, f.child from file f join deadline e on e.case_id = f.case_id where e.rule_code <> all ($2)
    union all
    -- One that lies under another file altogether is found by its name.
    select e.id, w.child from wanted w join deadline e on e.rule_code = w.code and e.subject_id = w.subject and e.ordinal = w.ordinal
  ) mine join deadline d on d.id = mine.id order by d.id
), compared as (
  select coalesce(k.child, w.child) as child, coalesce(k.rule_code, w.code) as rule_code, coalesce(k.rule_id, w.rule_id) as rule_id,
         coalesce(k.subject_id, w.subject) as subject_id, coalesce(k.ordinal, w.ordinal) as ordinal, coalesce(w.due_at, k.due_at) as due_at,
         case
           when k.id is null then 'missing'
           when w.code is null then case when k.state <> 'lapsed' then 'superfluous' end
           when k.case_id <> w.child and w.code <> all (array(select code from rule where start_fact like 'emergency.%')) then 'wrong-case'
           when k.rule_id <> w.rule_id then 'wrong-version'
           when (k.starts_at, k.starts_precision, k.became_known_at) is distinct from (w.starts_at, w.starts_precision, w.known) then 'wrong-start'
           when k.due_at <> w.due_at then 'wrong-due'
           when k.state <> w.state then 'wrong-state'
           when (k.settled_at, k.settled_precision, k.settled_by) is distinct from (w.settled_at, w.settled_precision, w.settled_by) then 'wrong-settlement'
         end as kind,
         case when k.id is not null then jsonb_strip_nulls(jsonb_build_object('rule', k.rule_id, 'case', k.case_id, 'start', k.starts_at, 'known', k.became_known_at, 'due', k.due_at,
           'state', k.state, 'settled', k.settled_at, 'by', k.settled_by)) end as kept,
         case when w.code is not null then jsonb_strip_nulls(jsonb_build_object('rule', w.rule_id, 'case', w.child, 'start', w.starts_at, 'known', w.known, 'due', w.due_at,
           'state', w.state, 'settled', w.settled_at, 'by', w.settled_by)) end as recomputed
    from kept k full join wanted w on w.code = k.rule_code and w.subject = k.subject_id and w.ordinal = k.ordinal
), step as (
  -- The ladder of each open deadline as it is kept, from its own columns: opening, warnings before the due instant, the limit, escalations after it.
  select k.id, 0 as number, least(k.starts_at, k.became_known_at) as at from kept k join rule r on r.id = k.rule_id where k.state = 'open' and r.announced
  union all
  select id, place::int, at from (
    select k.id, w.place, k.due_at, ((k.starts_at at time zone 'UTC') + w.after::interval) at time zone 'UTC' as at
      from kept k join rule r on r.id = k.rule_id and r.series is null cross join lateral unnest(r.warnings) with ordinality as w (after, place)
     where k.state = 'open') warning where at < due_at
  union all
  -- The limit has the number that its rule gives it: from version to version no step takes the number of one that was told.
  select k.id, r.limit_step, k.due_at from kept k join rule r on r.id = k.rule_id where k.state = 'open'
  union all
  select id, limit_step + row_number() over (partition by id order by place)::int, at from (
    select k.id, r.limit_step, e.place, k.due_at, ((k.due_at at time zone 'UTC') + e.after::interval) at time zone 'UTC' as at
      from kept k join rule r on r.id = k.rule_id cross join lateral unnest(r.escalations) with ordinality as e (after, place)
     where k.state = 'open') escalation where at > due_at
), untold as (
  -- Steps that nobody was told of yet at or after their instant: what was said of a step before it moved was said of another (docs/adr/0027).
  select id, min(number) as number, min(at) as at from step s
   where not exists (select 1 from alert a where a.deadline_id = s.id and a.step = s.number and a.renewal = 0 and a.created_at >= s.at) group by id
), watched as (
  select k.child, k.rule_code, k.rule_id, k.subject_id, k.ordinal, k.due_at, case when w.deadline_id is null then 'unwatched' else 'asleep' end as kind,
         jsonb_strip_nulls(jsonb_build_object('step', w.next_step, 'at', w.next_at)) as kept, jsonb_build_object('step', u.number, 'at', u.at) as recomputed
    from kept k join untold u on u.id = k.id left join deadline_watch w on w.deadline_id = k.id
   where k.state = 'open' and (w.deadline_id is null or w.next_at is null or w.next_at > u.at or w.next_step > u.number)
), found as (
  select child, rule_code, rule_id, subject_id, ordinal, due_at, kind, kept, recomputed from compared where kind is not null
  union all
  select child, rule_code, rule_id, subject_id, ordinal, due_at, kind, kept, recomputed from watched
)
select (select count(*)::int from wanted) as deadlines,
       (select jsonb_agg(jsonb_build_object('kind', f.kind, 'case_id', f.child, 'case_code', c.code, 'rule_code', f.rule_code, 'rule_id', f.rule_id, 'subject_id', f.subject_id,
          'ordinal', f.ordinal, 'due_at', f.due_at, 'kept', f.kept, 'recomputed', f.recomputed)) from found f join child_case c on c.id = f.child) as found`;

/** Whether an answer was given before another whatever the doubt in both. At midnight an instant is on the day that begins. */
function surelyBefore(one: string, other: string): string {
  return `case ${one}.given_precision when 'minute' then ${one}.given_at < ${other}.given_at else ${one}.over <= ${other}.given_at end`;
}
