import { endOf, type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import type { Answer, Withdrawal } from './consent.vocabulary.js';

type Recorded<T> = T & { readonly recordedAt: Date; readonly recordedBy: string };

interface ConsentFact {
  readonly kind: 'consent.given' | 'consent.ended' | 'consent.answered-anew' | 'consent.withdrawn';
  readonly subjectId: string;
  readonly at: Date;
  readonly precision: KnownTime['precision'];
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/**
 * What the clocks of a consent know of it: given without an end, it is to be asked for anew after a while; given until a day, when that
 * day is over. The next answer of the same person to the same question ends either, whatever the answer; so does a withdrawal.
 */
export function consentFacts(answers: readonly Recorded<Answer>[], withdrawals: readonly Recorded<Withdrawal>[]): ConsentFact[] {
  return answers.filter(({ agreed }) => agreed).flatMap((answer): ConsentFact[] => {
    const { id: subjectId, given, until, recordedAt, recordedBy } = answer;
    const told = { subjectId, recordedAt, recordedBy };
    const start: ConsentFact = until === null ? { ...told, kind: 'consent.given', ...given } : { ...told, kind: 'consent.ended', at: endOf(until), precision: 'minute' };
    const next = answers
      .filter((other) => other.id !== answer.id && sameQuestion(other, answer) && follows(other, answer))
      .sort((a, b) => endOf(a.given).getTime() - endOf(b.given).getTime() || a.id.localeCompare(b.id))[0];
    return [
      start,
      ...(next === undefined ? [] : [{ kind: 'consent.answered-anew' as const, subjectId, ...next.given, recordedAt: next.recordedAt, recordedBy: next.recordedBy }]),
      ...withdrawals.filter(({ consentId }) => consentId === subjectId).map((withdrawal) => (
        { kind: 'consent.withdrawn' as const, subjectId, ...withdrawal.at, recordedAt: withdrawal.recordedAt, recordedBy: withdrawal.recordedBy }
      )),
    ];
  });
}

function sameQuestion(one: Answer, other: Answer): boolean {
  return one.purpose === other.purpose && one.recipient === other.recipient && one.giver === other.giver;
}

/** Where the times leave it open, what was written down later. */
function follows(one: Answer, other: Answer): boolean {
  if (surelyBefore(other.given, one.given)) return true;
  return !surelyBefore(one.given, other.given) && (one.recordedAt > other.recordedAt || (one.recordedAt.getTime() === other.recordedAt.getTime() && one.id > other.id));
}
