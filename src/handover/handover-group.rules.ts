import { Refusal, type RefusalCode, Refusals } from '../platform/refusal/index.js';

/**
 * All children of a group, or none: whoever chose sixty of them learns of every one that stands in the way at once.
 * @param lines case identifiers, in the order in which they were chosen
 * @param decide what is decided of one of them; refuses by throwing a Refusal
 * @throws Refusals group-refused; the fields are `children.<case>`: already-exists (the same child twice), or whatever stands in the way of that child
 */
export function decideEach<Decided>(lines: readonly string[], decide: (caseId: string) => Decided): { caseId: string; decided: Decided }[] {
  const wrong: Refusal[] = [];
  const seen = new Set<string>();
  const decided = lines.flatMap((caseId) => {
    const found = seen.has(caseId) ? new Refusal('already-exists') : verdict(() => decide(caseId));
    seen.add(caseId);
    if (!(found instanceof Refusal)) return [{ caseId, decided: found }];
    wrong.push(new Refusal(AT_THIS_CHILD[found.code] ?? found.code, `children.${caseId}`));
    return [];
  });
  if (wrong.length > 0) throw new Refusals('group-refused', wrong);
  return decided;
}

/** Somebody else wrote in this one file meanwhile; the other lines stand as they were. */
const AT_THIS_CHILD: Partial<Record<RefusalCode, RefusalCode>> = { 'version-overtaken': 'child-changed-meanwhile' };

function verdict<Decided>(decide: () => Decided): Decided | Refusal {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
