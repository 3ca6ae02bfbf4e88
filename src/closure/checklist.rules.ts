import type { Fact, Standing } from '../cases/index.js';

/** What is known of a case on the day on which its closure is asked for. */
export interface Told {
  readonly standing: Standing;
  readonly facts: readonly Fact[];
  /** Apparent age in completed years on the day the child was first met; null: unknown. */
  readonly ageYears: number | null;
  readonly identifiedAt: Date;
  readonly now: Date;
}

/** A point of the list closure-check, with the reasons for closure that it belongs to. */
export interface CheckPoint {
  readonly code: string;
  readonly reasons: readonly string[];
}

/** `met` where the facts answer the point; where it is undefined, only a person can. */
export interface Check {
  readonly code: string;
  readonly met?: boolean;
}

/** How often a child who is lost is looked for before the file may say so. A programme standard, to be confirmed by the Ministry. */
export const SEARCHES = 3;

const MAJORITY = 18;

/** Points that the facts answer, by their code. Every other point of the list is answered by the person who asks for the closure. */
const BY_FACTS: Readonly<Partial<Record<string, (told: Told) => boolean>>> = {
  'follow-ups-concluded': ({ standing }) => standing.followUps.length === 0,
  'age-concluded': ({ standing }) => standing.ageAssessment === null || standing.ageAssessment.conclusion !== null,
  'adult-concluded': ({ standing }) => standing.ageAssessment?.conclusion?.is === 'adult',
  'came-of-age': certainlyOfAge,
  'visited-since': ({ standing, facts }) => facts.some((fact) => fact.kind === 'visit.made' && fact.subjectId === standing.placement?.id && fact.outcome !== 'not-found'),
  searched: ({ standing, facts }) => facts.filter((fact) => isSearch(fact) && (standing.since === null || (fact.at !== null && fact.at >= standing.since.at))).length >= SEARCHES,
  'death-recorded': ({ standing }) => standing.death !== null,
  'death-family-told': ({ standing }) => standing.death?.familyTold === true,
  'death-reviewed': ({ standing }) => standing.death?.reviewed === true,
};

/** What is to be looked at before a case is closed for this reason, in the order of the list. */
export function checklist(points: readonly CheckPoint[], reason: string, told: Told): Check[] {
  return points
    .filter(({ reasons }) => reasons.includes(reason))
    .map(({ code }) => {
      const answer = BY_FACTS[code];
      return answer === undefined ? { code } : { code, met: answer(told) };
    });
}

/** The points that are not met: neither by the facts, nor confirmed by the person. */
export function unmetOf(checks: readonly Check[], confirmed: readonly string[]): string[] {
  return checks.filter(({ code, met }) => !(met ?? confirmed.includes(code))).map(({ code }) => code);
}

/** Of age even by the lowest age that is possible: the doubt serves the child. */
function certainlyOfAge({ standing, ageYears, identifiedAt, now }: Told): boolean {
  const { ageAssessment } = standing;
  if (ageAssessment !== null && ageAssessment.conclusion === null) return false;
  if (ageAssessment?.conclusion) return ageAssessment.conclusion.low + yearsBetween(ageAssessment.conclusion.at.at, now) >= MAJORITY;
  return ageYears !== null && ageYears + yearsBetween(identifiedAt, now) >= MAJORITY;
}

/** Whole calendar years (UTC). */
function yearsBetween(from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const anniversary = new Date(from);
  anniversary.setUTCFullYear(to.getUTCFullYear());
  return anniversary > to ? years - 1 : years;
}

function isSearch(fact: Fact): boolean {
  return fact.kind === 'tracing.acted' || (fact.kind === 'visit.made' && fact.outcome === 'not-found');
}
