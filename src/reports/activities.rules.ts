import type { Period } from './reports.vocabulary.js';

export interface ActivityRow {
  readonly kind: string;
  readonly status: 'planned' | 'done' | 'cancelled';
  /** Civil days, '2026-03-01'. */
  readonly onDay: string;
  readonly untilDay: string | null;
  readonly region: string | null;
  readonly place: string | null;
  readonly partner: string | null;
  readonly males: number | null;
  readonly females: number | null;
  readonly sexUnknown: number | null;
  readonly schools: number | null;
  readonly pupils: number | null;
  readonly teachers: number | null;
  readonly perCent: number | null;
  readonly centres: number | null;
}

export interface ActivityCounts {
  planned: number;
  done: number;
  cancelled: number;
  males: number;
  females: number;
  sexUnknown: number;
}

export interface ActivityTable {
  /** What is held: by kind. */
  readonly byKind: ReadonlyMap<string, ActivityCounts>;
  /** The same by region; '' for the whole country. */
  readonly byRegion: ReadonlyMap<string, ReadonlyMap<string, ActivityCounts>>;
  /** Every statement of the period, the last first: each holds for its day, and none adds up with another. */
  readonly schools: readonly ActivityRow[];
  /** The last statement of each region, and of the country, up to the end of the period. */
  readonly centres: readonly ActivityRow[];
  /** Present in the period for any day. */
  readonly partners: ReadonlyMap<string, readonly string[]>;
}

const HELD: ReadonlySet<string> = new Set(['training', 'awareness', 'camp-visit', 'action-plan']);

/** Programme activities of a period. What is held counts in the period in which it began; participants are those of what was held. */
export function activityTable(rows: readonly ActivityRow[], period: Period): ActivityTable {
  const [from, to] = [period.from, period.to].map((date) => date.toISOString().slice(0, 10)) as [string, string];
  const inPeriod = rows.filter(({ onDay }) => onDay >= from && onDay < to);
  const held = inPeriod.filter(({ kind }) => HELD.has(kind));
  const latestFirst = (some: readonly ActivityRow[]): ActivityRow[] => some.toSorted((a, b) => b.onDay.localeCompare(a.onDay));
  const regions = Map.groupBy(held, ({ region }) => region ?? '');
  const partners = Map.groupBy(rows.filter(({ kind, onDay, untilDay }) => kind === 'partner' && onDay < to && (untilDay === null || untilDay >= from)), ({ region }) => region ?? '');
  const centres = Map.groupBy(latestFirst(rows.filter(({ kind, onDay }) => kind === 'one-stop-centres' && onDay < to)), ({ region }) => region ?? '');
  return {
    byKind: countsByKind(held),
    byRegion: new Map([...regions].map(([region, some]) => [region, countsByKind(some)])),
    schools: latestFirst(inPeriod.filter(({ kind }) => kind === 'closed-schools')),
    centres: [...centres.values()].flatMap(([last]) => last ?? []),
    partners: new Map([...partners].map(([region, some]) => [region, [...new Set(some.flatMap(({ partner }) => partner ?? []))].sort()])),
  };
}

function countsByKind(rows: readonly ActivityRow[]): ReadonlyMap<string, ActivityCounts> {
  const table = new Map<string, ActivityCounts>();
  for (const row of rows) {
    const counts = table.get(row.kind) ?? { planned: 0, done: 0, cancelled: 0, males: 0, females: 0, sexUnknown: 0 };
    counts[row.status] += 1;
    counts.males += row.males ?? 0;
    counts.females += row.females ?? 0;
    counts.sexUnknown += row.sexUnknown ?? 0;
    table.set(row.kind, counts);
  }
  return table;
}
