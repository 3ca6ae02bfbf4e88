import type { ClosureCheck, ClosureReason } from '../../api/contract';

/** What the facts answer, and what only the person can. */
export function splitChecks(reasons: readonly ClosureReason[], reason: string): { byFacts: readonly ClosureCheck[]; byPerson: readonly ClosureCheck[] } {
  const checks = reasons.find(({ code }) => code === reason)?.checks ?? [];
  return { byFacts: checks.filter(({ met }) => met !== undefined), byPerson: checks.filter(({ met }) => met === undefined) };
}

/** The same count as the server's: it asks for a word where it is not 0. */
export function unmetCount(reasons: readonly ClosureReason[], reason: string, confirmed: readonly string[]): number {
  const { byFacts, byPerson } = splitChecks(reasons, reason);
  return byFacts.filter(({ met }) => met !== true).length + byPerson.filter(({ code }) => !confirmed.includes(code)).length;
}
