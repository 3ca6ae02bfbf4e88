import type { Standing } from '../cases/index.js';
import { endOf, type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** How many visits in a row may find nobody before the child counts as lost to follow-up. A default, to be confirmed by the Ministry. */
export const ATTEMPTS_BEFORE_LOST = 3;

interface Said {
  readonly livesWith: string | undefined;
  readonly occupation: string | undefined;
  readonly risk: 'low' | 'medium' | 'high' | undefined;
  readonly grounds: string | undefined;
  readonly needs: string | undefined;
}
export type Finding = { readonly [K in 'livesWith' | 'occupation']: string } & { readonly risk: 'low' | 'medium' | 'high' };

/**
 * What a visit found: all of it or nothing; nothing where nobody was found. Visits of before have none.
 * @throws Refusal nobody-found, finding-incomplete, words-required
 */
export function decideFinding(outcome: string, said: Said): Finding | null {
  const { livesWith, occupation, risk } = said;
  if (Object.values(said).every((one) => one === undefined)) return null;
  if (outcome === 'not-found') throw new Refusal('nobody-found', 'outcome');
  if (livesWith === undefined) throw new Refusal('finding-incomplete', 'livesWith');
  if (occupation === undefined) throw new Refusal('finding-incomplete', 'occupation');
  if (risk === undefined) throw new Refusal('finding-incomplete', 'risk');
  if (risk !== 'low' && said.grounds === undefined) throw new Refusal('words-required', 'grounds');
  return { livesWith, occupation, risk };
}

/** @throws Refusal case-closed, no-follow-up-open, before-previous-fact */
export function decideRiskAnswer(standing: Standing, visitId: string, at: KnownTime): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const risk = standing.risks.find(({ id }) => id === visitId);
  if (risk === undefined) throw new Refusal('no-follow-up-open');
  if (surelyBefore(at, risk.openedAt)) throw new Refusal('before-previous-fact', 'at');
}

interface Visited {
  readonly id: string;
  readonly placementId: string;
  readonly at: KnownTime;
  readonly recordedAt: Date;
  readonly outcome: string;
}

/** For each visit, the one before it in the same placement, where that one found nobody: it is the attempt that was asked for. */
export function missedBefore(visits: readonly Visited[]): Map<string, string> {
  const answered = new Map<string, string>();
  for (const ofOne of Map.groupBy(visits, ({ placementId }) => placementId).values()) {
    const ordered = ofOne.toSorted(byTime);
    ordered.forEach((visit, index) => {
      const before = ordered[index - 1];
      if (before?.outcome === 'not-found') answered.set(visit.id, before.id);
    });
  }
  return answered;
}

/** How many of the last visits of a placement in a row found nobody. */
export function attemptsInVain(visits: readonly Visited[]): number {
  const lastFound = visits.toSorted(byTime).findLastIndex(({ outcome }) => outcome !== 'not-found');
  return visits.length - 1 - lastFound;
}

function byTime(a: Visited, b: Visited): number {
  return a.at.at.getTime() - b.at.at.getTime() || endOf(a.at).getTime() - endOf(b.at).getTime() || a.recordedAt.getTime() - b.recordedAt.getTime() || a.id.localeCompare(b.id);
}
