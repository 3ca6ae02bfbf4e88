import type { Action } from '../../api/contract';

/** The steps of an age assessment, the least invasive first; the last resort comes after all others. */
export const AGE_ACTIONS = [
  'age-assessment.raise', 'age-assessment.document', 'age-assessment.listen', 'age-assessment.assess', 'age-assessment.conclude', 'age-assessment.tell', 'age-assessment.examine',
] as const satisfies readonly Action[];

/** Offered on the page about the age; that an age may be doubted stands on the page of the case too. */
export function isOfAgePage(action: string): boolean {
  return action !== 'age-assessment.raise' && (AGE_ACTIONS as readonly string[]).includes(action);
}
