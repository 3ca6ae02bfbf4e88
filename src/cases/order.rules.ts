import { endOf, type KnownTime, parseKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** @throws Refusal invalid-request when the text is no time: it came by another way than the validated request */
export function readTime(text: string, field: string): KnownTime {
  const time = parseKnownTime(text);
  if (time === undefined) throw new Refusal('invalid-request', field);
  return time;
}

/** When the child was first met: nothing of the file happened before. */
export function identifiedAt(row: { readonly identifiedAt: Date; readonly identifiedPrecision: Precision }): KnownTime {
  return { at: row.identifiedAt, precision: row.identifiedPrecision };
}

/** @throws Refusal before-birth when the fact is older than the child can be, by the age given (a year's grace for a doubtful age) */
export function mustFollowBirth(time: KnownTime, ageYears: number | undefined, known: Date, field: string): void {
  if (ageYears === undefined) return;
  const earliestBirth = new Date(known);
  earliestBirth.setUTCFullYear(earliestBirth.getUTCFullYear() - ageYears - 2);
  if (endOf(time) < earliestBirth) throw new Refusal('before-birth', field);
}
