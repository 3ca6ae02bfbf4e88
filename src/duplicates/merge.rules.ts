import { Refusal } from '../platform/refusal/index.js';
import type { Joinable } from './merge.vocabulary.js';

/** Two sexes were recorded, so that one of them is wrong if it is one child: somebody has to say why. */
export function needsReason(kept: Joinable, merged: Joinable): boolean {
  return kept.sex !== 'unknown' && merged.sex !== 'unknown' && kept.sex !== merged.sex;
}

/**
 * Two files of one child become one: `kept` is read and written from now on. No child is at two places at once, so what both
 * files say of the present must not contradict; and each step can be taken back alone, so there is one level only.
 * @throws Refusal merge-with-itself, case-merged, merge-holds-others, case-closed, closure-pending, merge-two-places, merge-needs-reason
 */
export function decideMerge(kept: Joinable, merged: Joinable, reason: string | undefined): void {
  if (kept.id === merged.id) throw new Refusal('merge-with-itself');
  if (merged.mergedInto !== null) throw new Refusal('case-merged');
  if (kept.mergedInto !== null || merged.holdsOthers) throw new Refusal('merge-holds-others');
  if (kept.status === 'closed' || merged.status === 'closed') throw new Refusal('case-closed');
  if (merged.waiting || kept.waiting) throw new Refusal('merge-while-waiting');
  if (kept.somewhere && merged.somewhere) throw new Refusal('merge-two-places');
  if (needsReason(kept, merged) && reason === undefined) throw new Refusal('merge-needs-reason', 'reason');
}

/** @throws Refusal not-merged */
export function decideUnmerge(merged: Pick<Joinable, 'mergedInto'>, keptId: string): void {
  if (merged.mergedInto === null || merged.mergedInto !== keptId) throw new Refusal('not-merged');
}
