import type { Care, Domain, Fact, Ratings, Standing } from '../cases/index.js';
import { careAt } from '../cases/index.rules.js';
import { endOf, type KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** What was found once, with the hour at which it was. */
export interface Assessed {
  readonly at: KnownTime;
  readonly recordedAt: Date;
  readonly ratings: Ratings;
}

/**
 * A child is assessed while somebody cares for them: in interim care or in reintegration, also when it is written down later.
 * @returns the stay or placement that it belongs to
 * @throws Refusal case-closed, not-in-care, not-followed-then
 */
export function decideAssessment(standing: Standing, facts: readonly Fact[], at: KnownTime): Care {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null && standing.placement === null) throw new Refusal('not-in-care');
  const care = careAt(facts, at);
  if (care === null) throw new Refusal('not-followed-then', 'at');
  return care;
}

/** By how much each domain has risen or, below zero, fallen since an earlier assessment. */
export function changeSince(earlier: Ratings, later: Ratings): Ratings {
  return byDomain((domain) => later[domain] - earlier[domain]);
}

export function byDomain(of: (domain: Domain) => number): Ratings {
  return {
    safety: of('safety'), health: of('health'), psychosocial: of('psychosocial'), education: of('education'), livelihood: of('livelihood'), family: of('family'), community: of('community'),
  };
}

/** From the first to the last, whatever the order in which they were written down; of two in one uncertain time the later recorded is the later. */
export function inOrder<A extends Assessed>(assessed: readonly A[]): A[] {
  return assessed.toSorted((a, b) => a.at.at.getTime() - b.at.at.getTime() || endOf(a.at).getTime() - endOf(b.at).getTime() || a.recordedAt.getTime() - b.recordedAt.getTime());
}
