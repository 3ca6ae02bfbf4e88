import { mustFollowBirth } from '../cases/index.rules.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal, type RefusalCode, Refusals } from '../platform/refusal/index.js';

export interface GroupLine {
  readonly id: string;
  readonly ageYears?: number;
  readonly agePrecision: 'stated' | 'approximate' | 'doubted' | 'unknown';
  readonly condition?: string;
}

interface Shared {
  readonly startedAt: KnownTime;
  readonly now: Date;
  readonly knowsCondition: (code: string) => boolean;
}

/**
 * All lines of a group, or none. Whoever typed sixty of them learns of every mistake at once, each at its line.
 * @throws Refusals group-refused; the fields are `children.<line, from 0>.<field>`: age-unsaid, before-birth, unknown-code, already-exists (the same child twice)
 */
export function mustAllBeRight(lines: readonly GroupLine[], shared: Shared): void {
  const seen = new Set<string>();
  const wrong = lines.flatMap((line, index) => {
    const reasons = reasonsAgainst(line, shared, seen.has(line.id));
    seen.add(line.id);
    return reasons.map(({ code, field }) => new Refusal(code, `children.${String(index)}.${field}`));
  });
  if (wrong.length > 0) throw new Refusals('group-refused', wrong);
}

function reasonsAgainst({ ageYears, agePrecision, condition }: GroupLine, { startedAt, now, knowsCondition }: Shared, twice: boolean): { code: RefusalCode; field: string }[] {
  const reasons: { code: RefusalCode; field: string }[] = [];
  if (twice) reasons.push({ code: 'already-exists', field: 'id' });
  // The same as the constraint case_age_known says, which can speak of one line only.
  if (agePrecision !== 'doubted' && (ageYears === undefined) !== (agePrecision === 'unknown')) reasons.push({ code: 'age-unsaid', field: 'ageYears' });
  else if (bornAfter(startedAt, ageYears, now)) reasons.push({ code: 'before-birth', field: 'ageYears' });
  if (condition !== undefined && !knowsCondition(condition)) reasons.push({ code: 'unknown-code', field: 'condition' });
  return reasons;
}

function bornAfter(startedAt: KnownTime, ageYears: number | undefined, now: Date): boolean {
  try {
    mustFollowBirth(startedAt, ageYears, now, 'ageYears');
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}
