import type { AgeGroup, CustodyRow, DeprivationCounts, Period } from './reports.vocabulary.js';

export interface DeprivationTable {
  readonly total: DeprivationCounts;
  readonly by: Readonly<Record<'authority' | 'region' | 'sex' | 'age', ReadonlyMap<string, DeprivationCounts>>>;
}

/**
 * Children deprived of liberty (as paragraph 23 of S/2024/883 counts them): those captured or arrested in the period, by what had
 * become of them at its end. Every capture stands in exactly one column, so each row adds up.
 */
export function deprivationTable(rows: readonly CustodyRow[], period: Period): DeprivationTable {
  const counted = rows.filter((row) => row.startedAt >= period.from && row.startedAt < period.to);
  const table = { authority: new Map(), region: new Map(), sex: new Map(), age: new Map() } as Record<keyof DeprivationTable['by'], Map<string, DeprivationCounts>>;
  const total = none();
  for (const row of counted) {
    const column = columnOf(row, period);
    const keys = { authority: row.authority, region: row.region, sex: row.sex, age: ageGroup(row.ageYears) };
    for (const counts of [total, ...Object.entries(keys).map(([dimension, key]) => rowOf(table[dimension as keyof typeof table], key))]) {
      counts.captured += 1;
      counts[column] += 1;
    }
  }
  return { total, by: table };
}

/** What had become of the child when the period ended: an end that came later had not come yet. */
export function columnOf(row: CustodyRow, period: Period): Exclude<keyof DeprivationCounts, 'captured'> {
  const ended = row.endedAt !== null && row.endedAt <= period.to;
  if (!ended) return row.situationUnknown ? 'situationUnknown' : 'stillHeld';
  return row.outcome === 'handed-over' && row.endedAt <= row.dueAt ? 'handedOverInTime' : 'releasedOrHandedOverLate';
}

export function ageGroup(years: number | null): AgeGroup {
  if (years === null) return 'not-recorded';
  if (years < 10) return '0-9';
  if (years < 15) return '10-14';
  return years < 18 ? '15-17' : '18+';
}

function rowOf(rows: Map<string, DeprivationCounts>, key: string): DeprivationCounts {
  let counts = rows.get(key);
  if (counts === undefined) rows.set(key, (counts = none()));
  return counts;
}

function none(): DeprivationCounts {
  return { captured: 0, handedOverInTime: 0, releasedOrHandedOverLate: 0, stillHeld: 0, situationUnknown: 0 };
}
