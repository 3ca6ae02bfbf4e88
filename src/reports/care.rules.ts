import type { CareCount, Period, StayRow } from './reports.vocabulary.js';

export interface CareTable extends CareCount {
  readonly parts: readonly Period[];
  /** More than `distinct` by exactly those who were in care in several parts, once for each further part. */
  readonly sumOfParts: number;
  readonly inSeveralParts: number;
  readonly by: Readonly<Record<'sex' | 'kind' | 'centre' | 'service', ReadonlyMap<string, CareCount>>>;
}

/**
 * Children given care (as paragraph 50 of S/2024/883 counts them): a child counts in a part of the period in which it was in care for
 * any moment, the day of discharge included; and once in the whole, however many parts. A discharge known to the day ends with that
 * day, one known to the month with that month: doubt keeps the child in care. Services are known by stay, not by day: each counts in
 * every part that its stay touches. A child counts under each kind, centre and service it had, so only the split by sex adds up.
 */
export function careTable(rows: readonly StayRow[], period: Period): CareTable {
  const parts = partsOf(period);
  const all = new Tally(parts);
  const by = { sex: new Map<string, Tally>(), kind: new Map<string, Tally>(), centre: new Map<string, Tally>(), service: new Map<string, Tally>() };
  for (const row of rows) {
    const touched = parts.flatMap((part, index) => (inCareDuring(row, part) ? [index] : []));
    if (touched.length === 0) continue;
    const keys = { sex: [row.sex], kind: [row.kind], centre: row.centre === null ? [] : [row.centre], service: row.services };
    all.add(row.childId, touched);
    for (const [dimension, values] of Object.entries(keys)) {
      for (const value of values) tallyOf(by[dimension as keyof typeof by], value, parts).add(row.childId, touched);
    }
  }
  const counts = (tallies: Map<string, Tally>): Map<string, CareCount> => new Map([...tallies].map(([key, tally]) => [key, tally.count()]));
  const total = all.count();
  return {
    ...total,
    parts,
    sumOfParts: total.byPart.reduce((sum, part) => sum + part, 0),
    inSeveralParts: all.inSeveralParts(),
    by: { sex: counts(by.sex), kind: counts(by.kind), centre: counts(by.centre), service: counts(by.service) },
  };
}

/** The calendar years of a period, the first and last as far as they lie in it: how the UN report splits paragraph 50. */
export function partsOf(period: Period): Period[] {
  const parts: Period[] = [];
  let { from } = period;
  while (from < period.to) {
    const nextYear = new Date(Date.UTC(from.getUTCFullYear() + 1, 0, 1));
    const to = nextYear < period.to ? nextYear : period.to;
    parts.push({ from, to });
    from = to;
  }
  return parts;
}

function inCareDuring(row: StayRow, part: Period): boolean {
  return row.admittedAt < part.to && (row.dischargedAt === null || row.dischargedAt > part.from);
}

/** Children, each once, in the whole and in each part. */
class Tally {
  private readonly children: Set<string>[];

  constructor(parts: readonly Period[]) {
    this.children = parts.map(() => new Set());
  }

  add(child: string, parts: readonly number[]): void {
    for (const part of parts) this.children[part]?.add(child);
  }

  count(): CareCount {
    return { distinct: new Set(this.children.flatMap((part) => [...part])).size, byPart: this.children.map((part) => part.size) };
  }

  inSeveralParts(): number {
    const times = new Map<string, number>();
    for (const part of this.children) for (const child of part) times.set(child, (times.get(child) ?? 0) + 1);
    return [...times.values()].filter((count) => count > 1).length;
  }
}

function tallyOf(tallies: Map<string, Tally>, key: string, parts: readonly Period[]): Tally {
  let tally = tallies.get(key);
  if (tally === undefined) tallies.set(key, (tally = new Tally(parts)));
  return tally;
}
