import type { Standing } from '../cases/index.js';
import { type Post, seesFile } from '../cases/index.rules.js';
import { Refusal } from '../platform/refusal/index.js';

/** Named is only who sees the child's file, and not oneself. @throws Refusal case-closed, owner-cannot-see */
export function decideNote(standing: Standing, named: readonly (Post | undefined)[]): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (named.some((person) => person === undefined || !seesFile(standing, person))) throw new Refusal('owner-cannot-see', 'mentions');
}
