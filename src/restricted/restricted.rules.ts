import { Refusal } from '../platform/refusal/index.js';
import type { RestrictedKind } from './restricted.vocabulary.js';

/** A service and a need have a code, a note has none. @throws Refusal restricted-code-required */
export function codeOf(kind: RestrictedKind, code: string | undefined): string | null {
  if (kind === 'note') return null;
  if (code === undefined) throw new Refusal('restricted-code-required', 'code');
  return code;
}

/** A list as far as the person sees it. */
interface SeenList {
  readonly id: string;
  readonly own: boolean;
}

/**
 * Where an entry goes: into the list that is named, otherwise the person's own; null: one is opened. Of a list they are not named in the
 * person is told what they are told of one that does not exist.
 * @throws Refusal not-found
 */
export function listFor(lists: readonly SeenList[], wanted: string | undefined): string | null {
  if (wanted === undefined) return lists.find(({ own }) => own)?.id ?? null;
  if (!lists.some(({ id }) => id === wanted)) throw new Refusal('not-found');
  return wanted;
}
