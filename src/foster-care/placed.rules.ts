import type { Fact, Standing } from '../cases/index.js';
import { stayAt } from '../cases/index.rules.js';
import { endOf, type KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

const DAY = 24 * 60 * 60 * 1000;

export interface Allowance {
  readonly from: string;
  readonly to: string;
  readonly paidOn: string;
}

/**
 * A visit to a child in its foster family, also one that is told late.
 * @returns the stay at the time of the visit
 * @throws Refusal case-closed, not-in-foster-family (then)
 */
export function decideFamilyVisit(standing: Standing, facts: readonly Fact[], at: KnownTime): string {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const stay = fosterStayAt(facts, at);
  if (stay === null) throw new Refusal('not-in-foster-family', 'at');
  return stay;
}

/**
 * @returns the stay that the allowance is for
 * @throws Refusal case-closed, ends-before-start, in-the-future (paid), not-in-foster-family (on its first day), allowance-after-stay, allowance-overlaps
 */
export function decideAllowance(standing: Standing, facts: readonly Fact[], { from, to, paidOn }: Allowance, today: string): string {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (to < from) throw new Refusal('ends-before-start', 'to');
  if (paidOn > today) throw new Refusal('in-the-future', 'paidOn');
  const stay = fosterStayAt(facts, { at: new Date(`${from}T00:00:00.000Z`), precision: 'day' });
  if (stay === null) throw new Refusal('not-in-foster-family', 'from');
  const left = facts.find((fact) => fact.kind === 'stay.discharged' && fact.subjectId === stay);
  if (left !== undefined && left.at !== null && left.precision !== null && to > lastDay({ at: left.at, precision: left.precision })) throw new Refusal('allowance-after-stay', 'to');
  if (facts.some((fact) => fact.kind === 'stay.allowance-paid' && fact.subjectId === stay && fact.from <= to && from <= fact.to)) throw new Refusal('allowance-overlaps', 'from');
  return stay;
}

function fosterStayAt(facts: readonly Fact[], at: KnownTime): string | null {
  const stay = stayAt(facts, at);
  return facts.some((fact) => fact.kind === 'stay.admitted' && fact.subjectId === stay && fact.care === 'foster-family') ? stay : null;
}

/** The last civil day that may be meant. */
function lastDay(time: KnownTime): string {
  const end = endOf(time).getTime();
  return new Date(time.precision === 'minute' ? end : end - DAY).toISOString().slice(0, 10);
}
