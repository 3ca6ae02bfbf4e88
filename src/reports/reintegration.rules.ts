import type { Milestone } from '../reference/index.js';
import { OUTCOMES, type Outcome, outcomeAt, type Return } from '../reintegration/index.rules.js';
import { ageGroup } from './deprivation.rules.js';
import type { Period } from './reports.vocabulary.js';

/** One return into family or community, without a name. */
export interface ReturnRow extends Return {
  readonly childId: string;
  readonly sex: string;
  /** In completed years when the return began; null where it is not recorded. */
  readonly ageYears: number | null;
  /** From which the child went home. */
  readonly centre: string | null;
}

export interface MilestoneCounts {
  /** Whose window is over: the denominator. */
  readonly atRisk: number;
  /** Whose window is not over: in no figure. */
  readonly notYet: number;
  /** Of those at risk, known to live with family or relatives, whatever else they do. */
  readonly withFamily: number;
  /** Of those at risk; together they are all of them. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

export type Cohort = ReadonlyMap<string, MilestoneCounts>;

export interface CohortTable {
  readonly returns: number;
  readonly children: number;
  /** By the code of the milestone. */
  readonly total: Cohort;
  readonly by: Readonly<Record<'centre' | 'sex' | 'age' | 'track', ReadonlyMap<string, Cohort>>>;
}

/**
 * Reintegration outcomes of the cohort of a period: the returns that began in it. Whoever has not reached the end of the window of a milestone is not
 * in its denominator, also where the outcome is known already: a cohort that counted early answers alone would look better than it is. A child
 * who went home twice counts for each return. A return counts under each track that was begun in it, so only the other splits add up.
 */
export function cohortTable(rows: readonly ReturnRow[], period: Period, milestones: readonly Milestone[], now: Date): CohortTable {
  const cohort = rows.filter(({ startedAt }) => startedAt.at >= period.from && startedAt.at < period.to);
  const keys = { centre: (row: ReturnRow) => [row.centre ?? 'not-recorded'], sex: (row: ReturnRow) => [row.sex], age: (row: ReturnRow) => [ageGroup(row.ageYears)], track: tracksOf };
  const split = (of: (row: ReturnRow) => readonly string[]): ReadonlyMap<string, Cohort> => {
    const codes = new Set(cohort.flatMap(of));
    return new Map([...codes].map((code) => [code, countsOf(cohort.filter((row) => of(row).includes(code)), milestones, now)]));
  };
  return {
    returns: cohort.length,
    children: new Set(cohort.map(({ childId }) => childId)).size,
    total: countsOf(cohort, milestones, now),
    by: { centre: split(keys.centre), sex: split(keys.sex), age: split(keys.age), track: split(keys.track) },
  };
}

function countsOf(rows: readonly ReturnRow[], milestones: readonly Milestone[], now: Date): Cohort {
  return new Map(milestones.map((milestone) => {
    const outcomes = Object.fromEntries(OUTCOMES.map((code) => [code, 0])) as Record<Outcome, number>;
    let [notYet, withFamily] = [0, 0];
    for (const row of rows) {
      const found = outcomeAt(row, milestone, now);
      if (found.state !== 'known' || !found.over) notYet += 1;
      else {
        outcomes[found.outcome] += 1;
        if (found.withFamily === true) withFamily += 1;
      }
    }
    return [milestone.code, { atRisk: rows.length - notYet, notYet, withFamily, outcomes }];
  }));
}

function tracksOf({ tracks, startedAt, endedAt }: ReturnRow): readonly string[] {
  const during = tracks.filter((track) => (endedAt === null || track.startedAt.at < endedAt.at) && (track.endedAt === null || track.endedAt.at >= startedAt.at));
  return during.length === 0 ? ['none'] : [...new Set(during.map(({ kind }) => kind))];
}
