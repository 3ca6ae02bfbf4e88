/** The standard: one worker for 25 children (Minimum Standards for Child Protection in Humanitarian Action, standard 18; docs/glossary, "caseload"). */
export const CHILDREN_PER_WORKER = 25;

export type Load = 'room' | 'full' | 'over';

/** How many children somebody follows, against the standard: whether there is room for one more. */
export function loadOf(children: number): Load {
  if (children < CHILDREN_PER_WORKER) return 'room';
  return children === CHILDREN_PER_WORKER ? 'full' : 'over';
}
