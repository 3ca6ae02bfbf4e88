import type { Fact } from '../cases/index.js';
import { formatKnownTime } from '../platform/known-time/index.js';
import type { Milestone } from '../reference/index.js';
import type { ReturnView } from './overview.dto.js';
import { returnsOf } from './outcome-facts.js';
import { outcomeAt } from './outcome.rules.js';


/** Each return with what had become of it at each milestone, the last begun first. */
export function outcomesOf(facts: readonly Fact[], milestones: readonly Milestone[], now: Date): ReturnView[] {
  return returnsOf(facts).toReversed().map((one) => ({
    id: one.id,
    kind: one.kind,
    startedAt: formatKnownTime(one.startedAt),
    ...(one.endedAt !== null && { endedAt: formatKnownTime(one.endedAt) }),
    milestones: milestones.map((milestone) => {
      const { state, window, ...known } = outcomeAt(one, milestone, now);
      return {
        code: milestone.code, months: milestone.months, state, from: window.from.toISOString(), due: window.due.toISOString(), to: window.to.toISOString(),
        ...('outcome' in known && { outcome: known.outcome, basis: known.basis, ...(known.withFamily !== null && { withFamily: known.withFamily }) }),
      };
    }),
  }));
}
