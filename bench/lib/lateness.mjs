import { setTimeout as sleep } from 'node:timers/promises';
import { LIMIT_STEP } from './open-deadlines.mjs';

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 180_000;

/**
 * Looks again and again which alerts can be read, until every deadline was swept. All alerts that a sweep commits together bear one instant,
 * so that a look costs a step in an index for each commit, however many alerts there are.
 * @param due each with its id and `dueAt` in ms
 * @returns how late each deadline was when its alert was first seen, in ms; how many have none; and how long it took from the first instant to the last alert
 */
export async function watch(client, due, second) {
  const seen = new Map();
  const end = second.getTime() + PATIENCE_MS;
  for (;;) {
    const { rows: [left] } = await client.query({ name: 'left', text: LEFT, values: [new Date(second.getTime() + 1_000)] });
    const { rows } = await client.query({ name: 'look', text: COMMITS, values: [second] });
    const at = Date.now();
    for (const { at: commit } of rows) if (!seen.has(commit.getTime())) seen.set(commit.getTime(), at);
    if (left === undefined || at > end) break;
    await sleep(LOOK_EVERY_MS);
  }
  const { rows } = await client.query('select deadline_id as id, min(created_at) as at from alert where step = $1 and not overtaken and deadline_id = any ($2) group by 1', [LIMIT_STEP, due.map(({ id }) => id)]);
  const alerted = new Map(rows.map(({ id, at }) => [id, seen.get(at.getTime())]));
  const lateness = due.flatMap(({ id, dueAt }) => (alerted.get(id) === undefined ? [] : [alerted.get(id) - dueAt]));
  return { lateness, lost: due.length - lateness.length, tookMs: Math.max(...seen.values()) - second.getTime() };
}

/** @param values in ms; rounded to a tenth */
export function percentiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => (sorted.length === 0 ? null : Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

const LEFT = 'select from deadline_watch where look_at < $1 limit 1';

/** The instants of the commits since, each found by one step from the one before. */
const COMMITS = `
  with recursive commits (at) as (
    select * from (select created_at from alert where difference_id is null and renewal = 0 and for_absences = '{}' and created_at >= $1 order by created_at limit 1) first
    union all
    select (select a.created_at from alert a where a.difference_id is null and a.renewal = 0 and a.for_absences = '{}' and a.created_at > c.at order by a.created_at limit 1)
      from commits c where c.at is not null
  )
  select at from commits where at is not null`;
