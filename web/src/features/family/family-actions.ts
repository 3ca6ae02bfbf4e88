import type { Action } from '../../api/contract';

/** The steps towards the family, in the order in which they are taken. */
export const FAMILY_ACTIONS = [
  'relative.record', 'tracing.open', 'tracing.record', 'tracing.close', 'relative.change', 'relative.hear', 'relative.verify', 'best-interests.assess', 'reunification.ask', 'reunification.decide', 'family.prepare', 'alternative-care.decide', 'alternative-care.review',
] as const satisfies readonly Action[];

/** Also on the page of the case, because their limits run there. */
const ON_CASE_TOO: readonly string[] = ['tracing.record', 'reunification.ask', 'reunification.decide'];

/** Offered on the page about the family alone. */
export function isOfFamilyPage(action: string): boolean {
  return (FAMILY_ACTIONS as readonly string[]).includes(action) && !ON_CASE_TOO.includes(action);
}
