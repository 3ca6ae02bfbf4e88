import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { mustBeOut } from './family.rules.js';
import { mustKnowRelative } from './relative.rules.js';

/** @throws Refusal case-closed, already-in-custody, unknown-relative, relative-dead where the relative is to have spoken, before-previous-fact */
export function decideStatement(standing: Standing, { relative, side, at }: { relative: string; side: 'child' | 'relative'; at: KnownTime }, identifiedAt: KnownTime): void {
  mustBeOut(standing);
  if (mustKnowRelative(standing.family, relative).life === 'dead' && side === 'relative') throw new Refusal('relative-dead', 'relative');
  if (surelyBefore(at, identifiedAt)) throw new Refusal('before-previous-fact', 'at');
}

export interface VerificationAsked {
  readonly relative: string;
  readonly at: KnownTime;
  readonly result: 'verified' | 'not-verified';
  readonly reason?: string | undefined;
}

/**
 * From both sides, heard apart, by what each said last (a programme standard, to be confirmed by the Ministry).
 * @returns what was said last by each side
 * @throws Refusal case-closed, already-in-custody, unknown-relative, one-side-only, before-previous-fact, sides-contradict, reason-required
 */
export function decideVerification(standing: Standing, { relative, at, result, reason }: VerificationAsked): { child: string; relative: string; reason: string | null } {
  mustBeOut(standing);
  const { said } = mustKnowRelative(standing.family, relative);
  if (said.child === null || said.relative === null) throw new Refusal('one-side-only', 'relative');
  const both = [said.child, said.relative];
  if (both.some((statement) => surelyBefore(at, statement.at))) throw new Refusal('before-previous-fact', 'at');
  if (result === 'verified' && both.some((statement) => statement.result === 'contradicts')) throw new Refusal('sides-contradict', 'result');
  if (result === 'not-verified' && reason === undefined) throw new Refusal('reason-required', 'reason');
  return { child: said.child.id, relative: said.relative.id, reason: result === 'verified' ? null : (reason ?? null) };
}
