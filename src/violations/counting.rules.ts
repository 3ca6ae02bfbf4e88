import type { KnownTime } from '../platform/known-time/index.js';
import type { Suffered, ViolationTold, ViolationType } from './violations.vocabulary.js';

/** Half-open: from its first instant to the first instant after it. */
export interface CountedPeriod {
  readonly from: Date;
  readonly to: Date;
}

export type Sex = 'male' | 'female' | 'unknown';

/** One child with a file, or so many without, in one violation. */
export interface CountedVictim {
  /** Of the line in the incident: the same children in another violation of the same incident. */
  readonly id: string;
  /** The file that is kept; null: so many without a file. */
  readonly childId: string | null;
  readonly bySex: Readonly<Record<Sex, number>>;
  readonly harm?: Suffered['harm'];
  readonly cause?: string | undefined;
  readonly captivity?: Suffered['captivity'];
  readonly ageFromMonths?: number | undefined;
  readonly ageToMonths?: number | undefined;
}

/** A verified violation of an incident that is not told in another one. */
export interface CountedViolation extends Pick<ViolationTold, 'facility' | 'act'> {
  readonly id: string;
  readonly type: ViolationType;
  readonly party: string;
  readonly region: string;
  readonly occurredAt: KnownTime;
  /** First instant of the day of the decision. */
  readonly verifiedOn: Date;
  readonly victims: readonly CountedVictim[];
}

/** Counts by a key, by another key. */
export type Crossed = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The figures of a period. Each total by party and by region is the total; parties stand as they were attributed, not summed into their coalition. */
export interface ViolationTable {
  readonly total: number;
  /** Distinct children, each once however many violations. */
  readonly children: number;
  readonly childrenBySex: ReadonlyMap<Sex, number>;
  readonly byType: ReadonlyMap<string, number>;
  readonly byTypeAndSex: Crossed;
  readonly byTypeAndParty: Crossed;
  readonly byTypeAndRegion: Crossed;
  readonly byParty: ReadonlyMap<string, number>;
  readonly byRegion: ReadonlyMap<string, number>;
  readonly byHarm: ReadonlyMap<string, number>;
  readonly byCause: ReadonlyMap<string, number>;
  readonly byCaptivity: ReadonlyMap<string, number>;
  /** Attacks alone, by what was attacked, and that by party and by region. */
  readonly byFacility: ReadonlyMap<string, number>;
  readonly byFacilityAndParty: Crossed;
  readonly byFacilityAndRegion: Crossed;
  /** Incidents of military use: monitored, and no attack. */
  readonly militaryUse: Crossed;
  readonly militaryUseByRegion: Crossed;
  /** Youngest and oldest in completed months, where an age is known. */
  readonly ages: ReadonlyMap<string, { readonly youngest: number; readonly oldest: number }>;
}

export interface CountedViolations {
  /** Happened in the period, and verified before its end. */
  readonly inPeriod: ViolationTable;
  /** Happened before the period, and verified within it: apart. */
  readonly before: ViolationTable;
}

/**
 * Where a violation counts. What happened in a period and was verified only later is among those "before" of the period in which it
 * was verified: over periods that follow each other, each is counted exactly once. An event known to the month counts from that month's
 * first instant.
 */
export function placeInPeriod({ occurredAt, verifiedOn }: Pick<CountedViolation, 'occurredAt' | 'verifiedOn'>, { from, to }: CountedPeriod): keyof CountedViolations | null {
  if (verifiedOn >= to || occurredAt.at >= to) return null;
  if (occurredAt.at >= from) return 'inPeriod';
  return verifiedOn >= from ? 'before' : null;
}

/**
 * The counting of the monitoring and reporting mechanism: what children suffer counts once for each child and type; attacks on schools
 * and hospitals, and denial of humanitarian access, by incident. A child with a file who suffered the same twice counts with the
 * earlier of the two, so that parties and regions add up.
 */
export function countViolations(violations: readonly CountedViolation[], period: CountedPeriod): CountedViolations {
  const placed = Map.groupBy(violations, (violation) => placeInPeriod(violation, period));
  return { inPeriod: table(placed.get('inPeriod') ?? []), before: table(placed.get('before') ?? []) };
}

/**
 * The period of the same length that ends where this one begins: by months where it is made of whole months, otherwise by days.
 */
export function previousPeriod({ from, to }: CountedPeriod): CountedPeriod {
  if (from.getUTCDate() === 1 && to.getUTCDate() === 1) {
    const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
    return { from: new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() - months, 1)), to: from };
  }
  return { from: new Date(2 * from.getTime() - to.getTime()), to: from };
}

/** Change in per cent, to the nearest whole one. @returns null where there was nothing to compare with */
export function changeInPercent(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 100);
}

const SEXES: readonly Sex[] = ['male', 'female', 'unknown'];

class Tally {
  readonly counts = new Map<string, number>();

  add(key: string, count: number): void {
    if (count > 0) this.counts.set(key, (this.counts.get(key) ?? 0) + count);
  }
}

class CrossTally {
  readonly counts = new Map<string, Map<string, number>>();

  add(key: string, other: string, count: number): void {
    if (count === 0) return;
    const row = this.counts.get(key) ?? new Map<string, number>();
    this.counts.set(key, row.set(other, (row.get(other) ?? 0) + count));
  }
}

function table(violations: readonly CountedViolation[]): ViolationTable {
  const earliestFirst = violations.toSorted((a, b) => a.occurredAt.at.getTime() - b.occurredAt.at.getTime() || (a.id < b.id ? -1 : 1));
  const [byType, byParty, byRegion, byHarm, byCause, byCaptivity, byFacility] = [new Tally(), new Tally(), new Tally(), new Tally(), new Tally(), new Tally(), new Tally()];
  const [byTypeAndSex, byTypeAndParty, byTypeAndRegion, byFacilityAndParty, byFacilityAndRegion, militaryUse, militaryUseByRegion] =
    [new CrossTally(), new CrossTally(), new CrossTally(), new CrossTally(), new CrossTally(), new CrossTally(), new CrossTally()];
  const children = new Map<string, Readonly<Record<Sex, number>>>();
  const sufferedBy = new Set<string>();
  const ages = new Map<string, { youngest: number; oldest: number }>();
  let total = 0;

  for (const { type, facility, act, party, region, victims } of earliestFirst) {
    const count = (howMany: number): void => {
      total += howMany;
      byType.add(type, howMany);
      byParty.add(party, howMany);
      byRegion.add(region, howMany);
      byTypeAndParty.add(type, party, howMany);
      byTypeAndRegion.add(type, region, howMany);
    };
    if (type === 'denial-of-humanitarian-access') {
      count(1);
      continue;
    }
    if (type === 'attacks-on-schools-and-hospitals') {
      const what = facility ?? 'school';
      if (act === 'military-use') {
        militaryUse.add(what, party, 1);
        militaryUseByRegion.add(what, region, 1);
        continue;
      }
      count(1);
      byFacility.add(what, 1);
      byFacilityAndParty.add(what, party, 1);
      byFacilityAndRegion.add(what, region, 1);
      continue;
    }
    for (const victim of victims) {
      const who = victim.childId ?? victim.id;
      if (sufferedBy.has(`${type} ${who}`)) continue;
      sufferedBy.add(`${type} ${who}`);
      children.set(who, victim.bySex);
      const howMany = SEXES.reduce((sum, sex) => sum + victim.bySex[sex], 0);
      count(howMany);
      for (const sex of SEXES) byTypeAndSex.add(type, sex, victim.bySex[sex]);
      if (victim.harm !== undefined) byHarm.add(victim.harm, howMany);
      if (type === 'killing-and-maiming') byCause.add(victim.cause ?? 'unknown', howMany);
      if (victim.captivity !== undefined) byCaptivity.add(victim.captivity, howMany);
      if (victim.ageFromMonths !== undefined && victim.ageToMonths !== undefined) {
        const { youngest, oldest } = ages.get(type) ?? { youngest: Infinity, oldest: 0 };
        ages.set(type, { youngest: Math.min(youngest, victim.ageFromMonths), oldest: Math.max(oldest, victim.ageToMonths) });
      }
    }
  }

  const childrenBySex = new Map<Sex, number>();
  for (const bySex of children.values()) for (const sex of SEXES) if (bySex[sex] > 0) childrenBySex.set(sex, (childrenBySex.get(sex) ?? 0) + bySex[sex]);
  return {
    total, children: [...childrenBySex.values()].reduce((sum, count) => sum + count, 0), childrenBySex,
    byType: byType.counts, byTypeAndSex: byTypeAndSex.counts, byTypeAndParty: byTypeAndParty.counts, byTypeAndRegion: byTypeAndRegion.counts,
    byParty: byParty.counts, byRegion: byRegion.counts, byHarm: byHarm.counts, byCause: byCause.counts, byCaptivity: byCaptivity.counts,
    byFacility: byFacility.counts, byFacilityAndParty: byFacilityAndParty.counts, byFacilityAndRegion: byFacilityAndRegion.counts,
    militaryUse: militaryUse.counts, militaryUseByRegion: militaryUseByRegion.counts, ages,
  };
}
